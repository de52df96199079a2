import { kind, type Scope, type Store } from '../store';

const offsets = kind<{ ms: number }>('clock.offset');
const everywhere: Scope = { account: 'clock', region: 'aws-global' };

/** The sandbox's time. */
export class Clock {
  private offsetMs: number;
  private currentSpeed: number;

  constructor(
    private readonly store: Store,
    private readonly firstSpeed: number,
  ) {
    this.currentSpeed = firstSpeed;
    this.offsetMs = store.get(offsets, everywhere, 'offset')?.ms ?? 0;
  }

  /** How many times faster than on AWS resources change their states. */
  get speed(): number {
    return this.currentSpeed;
  }

  set speed(speed: number) {
    this.currentSpeed = speed;
  }

  /** The wall clock, plus what it was advanced by. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Moves the time forward, for good. */
  advance(ms: number): void {
    this.offsetMs += ms;
    this.store.put(offsets, everywhere, 'offset', { ms: this.offsetMs });
  }

  /** Back to the wall clock, and the speed it began with. */
  reset(): void {
    this.currentSpeed = this.firstSpeed;
    this.offsetMs = 0;
    this.store.delete(offsets, everywhere, 'offset');
  }

  /** How long a change takes here that takes `ms` on AWS. */
  duration(ms: number): number {
    return ms / this.currentSpeed;
  }
}
