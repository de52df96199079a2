/** Runs of the same name at the same time are one run, whose result all share. */
export class SingleFlight<T> {
  readonly #running = new Map<string, Promise<T>>();

  run(name: string, task: () => Promise<T>): Promise<T> {
    const running = this.#running.get(name);
    if (running) {
      return running;
    }
    const started = task().finally(() => this.#running.delete(name));
    this.#running.set(name, started);
    return started;
  }
}
