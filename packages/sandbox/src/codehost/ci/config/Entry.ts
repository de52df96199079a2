import { isHash, type Hash } from './loadYaml';

/** A node of the configuration, with its place for messages; problems go to one list. */
export class Entry {
  constructor(
    /** For example `jobs:build:rules`. */
    readonly place: string,
    readonly value: unknown,
    readonly problems: string[],
  ) {}

  get isPresent(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** `at('script')` of `jobs:build` is `jobs:build:script`. */
  at(name: string): Entry {
    const value = isHash(this.value) ? this.value[name] : undefined;
    return new Entry(`${this.place}:${name}`, value, this.problems);
  }

  /** Notes that the entry is wrong: `jobs:build:script config should be a string`. */
  refuse<T>(text: string, instead: T): T {
    this.problems.push(`${this.place} ${text}`);
    return instead;
  }

  hash(): Hash {
    return isHash(this.value)
      ? this.value
      : this.refuse('config should be a hash', {});
  }

  /** The items of a list, each at the same place. */
  items(name: string): Entry[] {
    if (!Array.isArray(this.value)) {
      return this.refuse('config should be an array', []);
    }
    return this.value.map(
      value => new Entry(`${this.place}:${name}`, value, this.problems),
    );
  }

  text(): string {
    return isText(this.value)
      ? String(this.value)
      : this.refuse('config should be a string', '');
  }

  texts(): string[] {
    if (isText(this.value)) {
      return [String(this.value)];
    }
    return Array.isArray(this.value) && this.value.every(isText)
      ? this.value.map(String)
      : this.refuse('config should be an array of strings', []);
  }

  boolean(): boolean {
    return typeof this.value === 'boolean'
      ? this.value
      : this.refuse('config should be a boolean value', false);
  }

  oneOf<T extends string>(words: readonly T[], fallback: T): T {
    const word = words.find(one => one === this.value);
    return (
      word ?? this.refuse(`should be one of: ${words.join(', ')}`, fallback)
    );
  }

  /** Notes the keys of a hash that GitLab does not know, and those that it does and we do not. */
  checkKeys(known: readonly string[], unsupported: readonly string[] = []) {
    const keys = Object.keys(this.hash());
    const strange = keys.filter(
      key => !known.includes(key) && !unsupported.includes(key),
    );
    if (strange.length) {
      this.refuse(`config contains unknown keys: ${strange.join(', ')}`, null);
    }
    for (const key of keys.filter(one => unsupported.includes(one))) {
      this.refuse(
        `config uses \`${key}\`, which this sandbox's code host does not support`,
        null,
      );
    }
  }
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
