/** What happens to a request. */
export type FaultEffect =
  | { type: 'error'; code: string; status: number; message: string }
  | { type: 'throttle' }
  | { type: 'latency'; ms: number }
  /** The connection breaks, before or after the operation ran. */
  | { type: 'drop'; when: 'before' | 'after' }
  /**
   * The request waits until the fault is deleted or the client is gone: before
   * the operation runs, after it ran, or with half of the answer sent.
   */
  | { type: 'hold'; when: 'before' | 'after' | 'answer' };

/** Which requests break, and how. */
export interface FaultRule {
  service: string;
  /** Absent: any of the service. */
  operation?: string;
  /** Account of the caller; absent: any. */
  account?: string;
  /** The share of those requests that it meets, from 0 to 1; absent: all. */
  probability?: number;
  /** How many of those requests it lets through before; absent: none. */
  skip?: number;
  /** How many requests it meets; absent: all. */
  count?: number;
  effect: FaultEffect;
}

/** A rule at work. */
export interface Fault extends FaultRule {
  id: string;
  /** Requests it let through before the first it met. */
  skipped: number;
  /** Requests it met. */
  hits: number;
  /** Requests it holds now. */
  held: number;
}
