import { randomUUID } from 'node:crypto';
import { Throttles } from '../throttles';
import type { Fault, FaultRule } from './Fault';

interface Target {
  service: { id: string };
  operationName: string;
  caller: { account: string };
}

/** A rule at work, and the signal of its deletion. */
export interface ActiveFault {
  fault: Fault;
  deleted: AbortSignal;
}

/** What the sandbox is told to do worse: faults, rates and small pages. */
export class Faults {
  readonly throttles = new Throttles();
  /** The most items that any page has. */
  maxPageSize?: number;
  private readonly active = new Map<
    string,
    { fault: Fault; deletion: AbortController }
  >();

  /** @param random - decides about faults with a probability; from 0 to below 1 */
  constructor(private readonly random = Math.random) {}

  add(rule: FaultRule): Fault {
    const id = randomUUID();
    const fault: Fault = { ...rule, id, skipped: 0, hits: 0, held: 0 };
    this.active.set(fault.id, { fault, deletion: new AbortController() });
    return fault;
  }

  list(): Fault[] {
    return [...this.active.values()].map(({ fault }) => fault);
  }

  /** Deletes one fault, or all; what they hold goes on. False where there is no such fault. */
  delete(id?: string): boolean {
    const ids = id === undefined ? [...this.active.keys()] : [id];
    const found = ids.filter(one => this.active.has(one));
    for (const one of found) {
      this.active.get(one)?.deletion.abort();
      this.active.delete(one);
    }
    return id === undefined || found.length > 0;
  }

  /** Back to how the sandbox starts. */
  reset(): void {
    this.delete();
    this.throttles.delete();
    this.maxPageSize = undefined;
  }

  /** The fault that meets a request, if any; counts the hit. A rate that is used up is one, too. */
  take(
    target: Target,
    types?: Fault['effect']['type'][],
  ): ActiveFault | undefined {
    const refusing = this.throttles.refusing(target);
    if (refusing) {
      const { id, service } = refusing;
      const effect = { type: 'throttle' } as const;
      return {
        fault: { id, service, effect, skipped: 0, hits: 1, held: 0 },
        deleted: new AbortController().signal,
      };
    }
    const { service, operationName, caller } = target;
    for (const { fault, deletion } of this.active.values()) {
      if (
        fault.service === service.id &&
        (fault.operation ?? operationName) === operationName &&
        (fault.account ?? caller.account) === caller.account &&
        fault.hits < (fault.count ?? Infinity) &&
        (types?.includes(fault.effect.type) ?? true) &&
        this.random() < (fault.probability ?? 1)
      ) {
        if (fault.skipped < (fault.skip ?? 0)) {
          fault.skipped++;
          continue;
        }
        fault.hits++;
        return { fault, deleted: deletion.signal };
      }
    }
    return undefined;
  }
}
