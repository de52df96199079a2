import type { Adapter, AdapterPayload } from 'oidc-provider';
import { kind, type Store } from '../store';

interface Stored {
  payload: AdapterPayload;
  /** Milliseconds since the epoch. */
  expiresAt?: number;
}

const scope = { account: 'idp', region: 'aws-global' };

/** Keeps the provider's sessions, grants and tokens in the sandbox's store, so that sign-ins survive a restart. */
export function storeAdapter(store: Store) {
  return class StoreAdapter implements Adapter {
    private readonly documents;

    constructor(name: string) {
      this.documents = kind<Stored>(`idp.${name}`);
    }

    async upsert(id: string, payload: AdapterPayload, expiresIn?: number) {
      store.put(this.documents, scope, id, {
        payload,
        expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : undefined,
      });
    }

    async find(id: string) {
      const stored = store.get(this.documents, scope, id);
      const live = !stored?.expiresAt || stored.expiresAt > Date.now();
      return live ? stored?.payload : undefined;
    }

    async findByUid(uid: string) {
      return this.findBy(payload => payload.uid === uid);
    }

    async findByUserCode(userCode: string) {
      return this.findBy(payload => payload.userCode === userCode);
    }

    async consume(id: string) {
      const stored = store.get(this.documents, scope, id);
      if (stored) {
        stored.payload.consumed = Math.floor(Date.now() / 1000);
        store.put(this.documents, scope, id, stored);
      }
    }

    async destroy(id: string) {
      store.delete(this.documents, scope, id);
    }

    async revokeByGrantId(grantId: string) {
      for (const { payload } of store.list(this.documents, scope)) {
        if (payload.grantId === grantId && payload.jti) {
          store.delete(this.documents, scope, payload.jti);
        }
      }
    }

    private async findBy(matches: (payload: AdapterPayload) => boolean) {
      return store
        .list(this.documents, scope)
        .find(({ payload }) => matches(payload))?.payload;
    }
  };
}
