import type { Env } from '../aws/service';
import type { Database } from '../store';
import type { Clock } from './Clock';

/** A state change to come. */
export interface Timer {
  name: string;
  /** Milliseconds from now on AWS; the clock's speed divides them. */
  inMs: number;
  /** JSON. */
  payload: unknown;
}

/** What happens when a timer is due. May run again after a crash. */
export type OnTimer<P = unknown> = (
  payload: P,
  env: Env,
) => void | Promise<void>;

interface Row {
  seq: number;
  due: number;
  name: string;
  payload: string;
}

/** Longest time `setTimeout` takes. */
const maxTimeoutMs = 2 ** 31 - 1;

/** State changes over time, kept in the store, so that they survive SIGKILL. One worker runs the due ones in order. */
export class Timers {
  private readonly handlers = new Map<string, OnTimer>();
  private timeout: NodeJS.Timeout | undefined;
  private work: Promise<void> | undefined;
  private env: Env | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly onError: (name: string, error: unknown) => void,
  ) {}

  register<P>(name: string, handler: OnTimer<P>): void {
    this.handlers.set(name, handler as OnTimer);
  }

  schedule({ name, inMs, payload }: Timer): void {
    const due = this.clock.now().getTime() + this.clock.duration(inMs);
    this.database
      .prepare('INSERT INTO timers (due, name, payload) VALUES (?, ?, ?)')
      .run(due, name, JSON.stringify(payload));
    this.wake();
  }

  /** Starts the worker: what fell due while the sandbox was down runs now. */
  start(env: Env): void {
    this.env = env;
    this.wake();
  }

  /** Changes the clock's speed; what is left of each timer shrinks or grows with it. */
  setSpeed(speed: number): void {
    const now = this.clock.now().getTime();
    this.database
      .prepare('UPDATE timers SET due = ? + (due - ?) * ? WHERE due > ?')
      .run(now, now, this.clock.speed / speed, now);
    this.clock.speed = speed;
    this.wake();
  }

  /** Looks again at what is due, after the clock moved. */
  wake(): void {
    if (!this.env || this.work) {
      return;
    }
    clearTimeout(this.timeout);
    const next = this.next();
    if (next) {
      const inMs = next.due - this.clock.now().getTime();
      this.timeout = setTimeout(
        () => this.run(),
        Math.min(Math.max(inMs, 0), maxTimeoutMs),
      );
    }
  }

  /** Forgets all timers. */
  clear(): void {
    this.database.prepare('DELETE FROM timers').run();
  }

  /** Stops the worker after what it is doing; the timers stay in the store. */
  async stop(): Promise<void> {
    this.env = undefined;
    clearTimeout(this.timeout);
    await this.work;
  }

  private run(): void {
    this.work = this.runDue().finally(() => {
      this.work = undefined;
      this.wake();
    });
  }

  private async runDue(): Promise<void> {
    while (this.env) {
      const timer = this.next();
      if (!timer || timer.due > this.clock.now().getTime()) {
        return;
      }
      try {
        await this.handlers.get(timer.name)?.(
          JSON.parse(timer.payload),
          this.env,
        );
      } catch (error) {
        this.onError(timer.name, error);
      }
      this.database.prepare('DELETE FROM timers WHERE seq = ?').run(timer.seq);
    }
  }

  private next(): Row | undefined {
    return this.database
      .prepare('SELECT * FROM timers ORDER BY due, seq LIMIT 1')
      .get() as Row | undefined;
  }
}
