/** An account and a region. */
export interface Scope {
  account: string;
  region: string;
}

/** Resources of one kind, beside a model of what there must be. */
export interface Family {
  /** Each calls AWS, and throws where AWS does not answer as the model says. */
  actions: Record<string, (scope: Scope, name: string) => Promise<void>>;
  /** An hour passes: what is under way ends. */
  settle?(): void;
  /** What the model has in a scope. */
  expected(scope: Scope): unknown;
  /** What AWS lists there, in the same form; of names that hold `mark`. */
  listed(scope: Scope, mark: string): Promise<unknown>;
}

/** Compares what a call comes to, `done` or the code of its error, with what it must. */
export async function comesTo(
  wanted: string,
  call: Promise<unknown>,
): Promise<void> {
  const found = await call.then(
    () => 'done',
    (error: Error) => error.name,
  );
  if (found !== wanted) {
    throw new Error(`It came to ${found}, not to ${wanted}.`);
  }
}

/** A map whose keys are scopes with names. */
export class ByName<T> {
  private readonly values = new Map<string, T>();

  constructor(private readonly keyOf: (scope: Scope, name: string) => string) {}

  get(scope: Scope, name: string): T | undefined {
    return this.values.get(this.keyOf(scope, name));
  }

  set(scope: Scope, name: string, value: T | undefined): void {
    const key = this.keyOf(scope, name);
    if (value === undefined) {
      this.values.delete(key);
    } else {
      this.values.set(key, value);
    }
  }

  /** Those of a scope, in order. */
  of(scope: Scope): [name: string, value: T][] {
    const start = this.keyOf(scope, '');
    return [...this.values]
      .filter(([key]) => key.startsWith(start))
      .map(([key, value]): [string, T] => [key.slice(start.length), value])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Turns every value into another, or into none. */
  change(next: (value: T) => T | undefined): void {
    for (const [key, value] of [...this.values]) {
      const changed = next(value);
      if (changed === undefined) {
        this.values.delete(key);
      } else {
        this.values.set(key, changed);
      }
    }
  }
}

export const inRegion = ({ account, region }: Scope, name: string) =>
  `${account}/${region}/${name}`;
export const inAccount = ({ account }: Scope, name: string) =>
  `${account}/${name}`;
