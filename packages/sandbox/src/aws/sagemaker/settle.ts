import type { Env, Scope } from '../service';
import { apps, domains, resourceTags, userProfiles } from './documents';
import type { Caller } from './lookUp';

/** Timer of a Studio resource's next state. */
export const settleTimer = 'sagemaker.settle';

const kinds = {
  domain: domains,
  userProfile: userProfiles,
  app: apps,
} as const;

interface Settle extends Scope {
  type: keyof typeof kinds;
  id: string;
  from: string;
  /** The next state; absent: the resource is gone. */
  to?: string;
  arn: string;
}

/** Plans a resource's next state, `inMs` from now at speed 1. */
export function settleLater(
  change: Omit<Settle, 'account' | 'region'>,
  inMs: number,
  { account, region, env }: Caller,
): void {
  const payload: Settle = { ...change, account, region };
  env.timers.schedule({ name: settleTimer, inMs, payload });
}

export function settle(change: Settle, env: Env): void {
  const { type, id, from, to, arn } = change;
  const scope = { account: change.account, region: change.region };
  const { store } = env;
  const found = store.get<{ Status: string }>(kinds[type], scope, id);
  if (found?.Status !== from) {
    return;
  }
  store.transaction(() => {
    if (to === undefined) {
      store.delete(kinds[type], scope, id);
      store.delete(resourceTags, scope, arn);
      return;
    }
    store.put<unknown>(kinds[type], scope, id, {
      ...found,
      Status: to,
      ...('modifiedAt' in found && {
        modifiedAt: env.clock.now().toISOString(),
      }),
    });
  });
}
