import { randomUUID } from 'node:crypto';
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

/** The faults that are set. */
export class Faults {
  private readonly active = new Map<
    string,
    { fault: Fault; deletion: AbortController }
  >();

  add(rule: FaultRule): Fault {
    const fault: Fault = { ...rule, id: randomUUID(), hits: 0, held: 0 };
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

  /** The fault that meets a request, if any; counts the hit. */
  take(
    { service, operationName, caller }: Target,
    types?: Fault['effect']['type'][],
  ): ActiveFault | undefined {
    for (const { fault, deletion } of this.active.values()) {
      if (
        fault.service === service.id &&
        fault.operation === operationName &&
        (fault.account ?? caller.account) === caller.account &&
        fault.hits < (fault.count ?? Infinity) &&
        (types?.includes(fault.effect.type) ?? true)
      ) {
        fault.hits++;
        return { fault, deleted: deletion.signal };
      }
    }
    return undefined;
  }
}
