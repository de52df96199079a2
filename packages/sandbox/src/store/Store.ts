/** Where a document lives. Global services use region `aws-global`. */
export interface Scope {
  account: string;
  region: string;
}

/** A family of documents; carries the type of their body. */
export interface Kind<T> {
  readonly name: string;
  readonly body?: T;
}

/** Names a family of documents, for example `sagemaker.domain`. */
export function kind<T>(name: string): Kind<T> {
  return { name };
}

/** The sandbox's state: JSON documents by kind, account, region and id. */
export interface Store {
  get<T>(kind: Kind<T>, scope: Scope, id: string): T | undefined;
  put<T>(kind: Kind<T>, scope: Scope, id: string, body: T): void;
  delete(kind: Kind<unknown>, scope: Scope, id: string): void;
  /** Ordered by account, region and id. */
  list<T>(
    kind: Kind<T>,
    scope: Partial<Scope>,
    options?: { prefix?: string },
  ): T[];
  /** All that `fn` writes, or nothing. */
  transaction<R>(fn: () => R): R;
}
