import type { Adapter, AdapterPayload } from 'oidc-provider';
import { kind, type Kind, type Scope, type Store } from '../store';

interface Saved {
  id: string;
  payload: AdapterPayload;
  /** Milliseconds since the epoch. */
  expiresAt?: number;
}

const everywhere: Scope = { account: 'idp', region: 'aws-global' };
/** What ends with its grant; an interaction names a grant, too, but outlives it. */
const grantable = new Set([
  'AccessToken',
  'AuthorizationCode',
  'BackchannelAuthenticationRequest',
  'DeviceCode',
  'RefreshToken',
]);
/** What belongs to a grant, by `<grant id>/<model>/<id>`. */
const grantMembers = kind<{ model: string; id: string }>('idp.grantMember');

/** Keeps the identity provider's sessions, grants and tokens in the sandbox's store. */
export class StoreAdapter implements Adapter {
  private readonly saved: Kind<Saved>;

  constructor(private readonly store: Store, private readonly model: string) {
    this.saved = savedOf(model);
  }

  async upsert(
    id: string,
    payload: AdapterPayload,
    expiresIn?: number,
  ): Promise<void> {
    const expiresAt =
      expiresIn === undefined ? undefined : Date.now() + expiresIn * 1_000;
    this.store.transaction(() => {
      this.store.put(this.saved, everywhere, id, { id, payload, expiresAt });
      if (payload.grantId && grantable.has(this.model)) {
        const member = { model: this.model, id };
        const memberId = `${payload.grantId}/${this.model}/${id}`;
        this.store.put(grantMembers, everywhere, memberId, member);
      }
    });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.live(this.store.get(this.saved, everywhere, id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findBy(({ payload }) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.findBy(({ payload }) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const found = this.store.get(this.saved, everywhere, id);
    if (found) {
      const consumed = Math.floor(Date.now() / 1_000);
      const payload = { ...found.payload, consumed };
      this.store.put(this.saved, everywhere, id, { ...found, payload });
    }
  }

  async destroy(id: string): Promise<void> {
    this.store.delete(this.saved, everywhere, id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    const prefix = `${grantId}/`;
    this.store.transaction(() => {
      const members = this.store.list(grantMembers, everywhere, { prefix });
      for (const { model, id } of members) {
        this.store.delete(savedOf(model), everywhere, id);
        this.store.delete(grantMembers, everywhere, `${prefix}${model}/${id}`);
      }
    });
  }

  private findBy(isIt: (saved: Saved) => boolean): AdapterPayload | undefined {
    return this.live(this.store.list(this.saved, everywhere).find(isIt));
  }

  private live(saved: Saved | undefined): AdapterPayload | undefined {
    const isLive = saved && (saved.expiresAt ?? Infinity) > Date.now();
    return isLive ? saved.payload : undefined;
  }
}

function savedOf(model: string): Kind<Saved> {
  return kind<Saved>(`idp.${model}`);
}
