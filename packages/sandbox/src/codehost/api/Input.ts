import { badParameter } from './ApiError';

/** Parameters of a request: of its address, and of its body. */
export class Input {
  constructor(readonly values: Readonly<Record<string, unknown>>) {}

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value === 'number' || typeof value === 'boolean') {
      return String(value);
    }
    if (value !== undefined && value !== null && typeof value !== 'string') {
      throw badParameter(`${name} is invalid`);
    }
    return value ?? undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) {
      throw badParameter(`${name} is missing`);
    }
    if (value === '') {
      throw badParameter(`${name} is empty`);
    }
    return value;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) {
      return undefined;
    }
    if (!/^-?\d{1,15}$/.test(value)) {
      throw badParameter(`${name} is invalid`);
    }
    return Number(value);
  }

  boolean(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined || ['true', '1'].includes(value)) {
      return value === undefined ? undefined : true;
    }
    if (!['false', '0'].includes(value)) {
      throw badParameter(`${name} is invalid`);
    }
    return false;
  }

  /** One of a few words. */
  oneOf<T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.text(name);
    const word = words.find(one => one === value);
    if (value !== undefined && word === undefined) {
      throw badParameter(`${name} does not have a valid value`);
    }
    return word;
  }

  list(name: string): string[] | undefined {
    const value = this.values[name];
    if (typeof value === 'string') {
      return value.split(',').map(item => item.trim());
    }
    if (value !== undefined && !Array.isArray(value)) {
      throw badParameter(`${name} is invalid`);
    }
    return value?.map(String);
  }

  objects(name: string): Input[] | undefined {
    const value = this.values[name];
    if (value !== undefined && !Array.isArray(value)) {
      throw badParameter(`${name} is invalid`);
    }
    return value?.map(item => {
      if (!isObject(item)) {
        throw badParameter(`${name} is invalid`);
      }
      return new Input(item);
    });
  }

  /** Names and texts, for example `{"variables": {"A": "b"}}`. */
  record(name: string): Record<string, string> | undefined {
    const value = this.values[name];
    if (value === undefined || value === null) {
      return undefined;
    }
    if (!isObject(value)) {
      throw badParameter(`${name} is invalid`);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, text]) => [key, String(text)]),
    );
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
