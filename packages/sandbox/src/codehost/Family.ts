import { kind, type Kind, type Scope, type Store } from '../store';

const everywhere: Scope = { account: 'codehost', region: 'aws-global' };
const counters = kind<{ last: number }>('codehost.counter');

/** Numbered documents of one family, each under a parent, for example the pipelines of a project. */
export class Family<T extends { id: number }> {
  private readonly kind: Kind<T>;

  constructor(private readonly name: string) {
    this.kind = kind<T>(`codehost.${name}`);
  }

  /** Keeps a new document under the next number of the whole family. */
  create(store: Store, parent: number, body: Omit<T, 'id'>): T {
    return store.transaction(() => {
      const id = nextNumber(store, this.name);
      const document = { ...body, id } as T;
      this.put(store, parent, document);
      return document;
    });
  }

  get(store: Store, parent: number, id: number): T | undefined {
    return store.get(this.kind, everywhere, key(parent, id));
  }

  put(store: Store, parent: number, document: T): void {
    store.put(this.kind, everywhere, key(parent, document.id), document);
  }

  delete(store: Store, parent: number, id: number): void {
    store.delete(this.kind, everywhere, key(parent, id));
  }

  deleteAll(store: Store, parent: number): void {
    for (const { id } of this.list(store, parent)) {
      this.delete(store, parent, id);
    }
  }

  /** In order of their numbers. */
  list(store: Store, parent: number): T[] {
    return store.list(this.kind, everywhere, { prefix: `${pad(parent)}/` });
  }
}

/** The next number of a series: 1, 2, 3 … */
export function nextNumber(store: Store, series: string): number {
  const last = (store.get(counters, everywhere, series)?.last ?? 0) + 1;
  store.put(counters, everywhere, series, { last });
  return last;
}

function key(parent: number, id: number): string {
  return `${pad(parent)}/${pad(id)}`;
}

/** So that the order of the text is the order of the numbers. */
function pad(number: number): string {
  return String(number).padStart(10, '0');
}
