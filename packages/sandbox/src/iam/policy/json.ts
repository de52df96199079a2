import { syntaxError } from './MalformedPolicy';

export type JsonObject = Record<string, unknown>;

/** Throws MalformedPolicy where `value` is no JSON object. */
export function asObject(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw syntaxError();
  }
  return value as JsonObject;
}

/** One string or a list of them, as a list. Throws MalformedPolicy for anything else. */
export function asStrings(value: unknown): string[] {
  return asList(value).map(one => {
    if (typeof one !== 'string') {
      throw syntaxError();
    }
    return one;
  });
}

/** As `asStrings`, for condition values: quotation marks are optional for numbers and booleans. */
export function asScalars(value: unknown): string[] {
  return asList(value).map(one => {
    if (!['string', 'number', 'boolean'].includes(typeof one)) {
      throw syntaxError();
    }
    return String(one);
  });
}

/** Throws MalformedPolicy where the object has a member that is not among `names`. */
export function checkNames(object: JsonObject, names: readonly string[]): void {
  if (!Object.keys(object).every(name => names.includes(name))) {
    throw syntaxError();
  }
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
