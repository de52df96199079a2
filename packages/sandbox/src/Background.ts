/** Work that goes on beside requests and timers, such as calls to other servers. */
export class Background {
  private readonly running = new Set<Promise<void>>();
  private abort = new AbortController();

  constructor(private readonly onError: (error: unknown) => void) {}

  /** Starts the work; it must end soon once the signal is aborted. */
  readonly run = (work: (signal: AbortSignal) => Promise<void>): void => {
    const { signal } = this.abort;
    const task = work(signal)
      .catch(error => {
        if (!signal.aborted) {
          this.onError(error);
        }
      })
      .finally(() => this.running.delete(task));
    this.running.add(task);
  };

  /** Aborts what runs and waits for its end; new work may start then. */
  async stop(): Promise<void> {
    this.abort.abort();
    await Promise.all(this.running);
    this.abort = new AbortController();
  }
}
