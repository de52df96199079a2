import { randomUUID } from 'node:crypto';
import type { Throttle, ThrottleRule } from './ThrottleRule';
import { TokenBucket } from './TokenBucket';

interface Target {
  service: { id: string };
  operationName: string;
  caller: { account: string };
}

/** The rates that are set. Each account has a bucket of its own for each operation. */
export class Throttles {
  private readonly active = new Map<
    string,
    { throttle: Throttle; buckets: Map<string, TokenBucket> }
  >();

  /** @param now - milliseconds that pass as they do for clients, whatever the sandbox's clock says */
  constructor(private readonly now = () => performance.now()) {}

  add(rule: ThrottleRule): Throttle {
    const throttle = { ...rule, id: randomUUID(), refused: 0 };
    this.active.set(throttle.id, { throttle, buckets: new Map() });
    return throttle;
  }

  list(): Throttle[] {
    return [...this.active.values()].map(({ throttle }) => throttle);
  }

  /** Deletes one rate, or all. False where there is no such rate. */
  delete(id?: string): boolean {
    if (id === undefined) {
      this.active.clear();
      return true;
    }
    return this.active.delete(id);
  }

  /** Takes a token from every bucket of the request; the rate that refuses it, if any. */
  refusing({ service, operationName, caller }: Target): Throttle | undefined {
    const now = this.now();
    const name = `${caller.account}/${operationName}`;
    for (const { throttle, buckets } of this.active.values()) {
      if (
        throttle.service === service.id &&
        (throttle.operation ?? operationName) === operationName &&
        (throttle.account ?? caller.account) === caller.account
      ) {
        const bucket =
          buckets.get(name) ??
          new TokenBucket(throttle.rate, throttle.burst, now);
        buckets.set(name, bucket);
        if (!bucket.take(now)) {
          throttle.refused++;
          return throttle;
        }
      }
    }
    return undefined;
  }
}
