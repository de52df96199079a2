/** A map that forgets what was used longest ago when it holds too much. */
export class BoundedMap<V> {
  readonly #values = new Map<string, V>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) {
      this.#values.delete(key);
      this.#values.set(key, value);
    }
    return value;
  }

  set(key: string, value: V): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#limit) {
      const [oldest] = this.#values.keys();
      this.#values.delete(oldest);
    }
  }

  /** Forgets the key if it still has this value. */
  delete(key: string, value: V): void {
    if (this.#values.get(key) === value) {
      this.#values.delete(key);
    }
  }
}
