import { isObject, type Json, type JsonObject } from './types';

/** A `Get` of a definition, taken apart. */
export type Reference =
  | { to: 'parameter'; name: string }
  | { to: 'execution'; name: string }
  | { to: 'step'; step: string; path: string };

/** Takes `Parameters.X`, `Execution.X` or `Steps.X.path` apart; undefined for anything else. */
export function parseReference(text: string): Reference | undefined {
  const [, root, name, path = ''] =
    /^(Parameters|Execution|Steps)\.([A-Za-z0-9\-_]+)(?:\.(.+))?$/.exec(text) ??
    [];
  switch (root) {
    case 'Parameters':
      return path ? undefined : { to: 'parameter', name };
    case 'Execution':
      return path ? undefined : { to: 'execution', name };
    case 'Steps':
      return { to: 'step', step: name, path };
    default:
      return undefined;
  }
}

/** The text of a `{"Get": "…"}`. */
export function getOf(value: Json): string | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const { Get } = value;
  return typeof Get === 'string' && Object.keys(value).length === 1
    ? Get
    : undefined;
}

/** What stands in a `{"Std:Join": …}` or `{"Std:JsonGet": …}`. */
export function functionOf(
  value: Json,
  name: 'Std:Join' | 'Std:JsonGet',
): JsonObject | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const found = value[name];
  return isObject(found) && Object.keys(value).length === 1 ? found : undefined;
}

/** The texts of all `Get`s in a value. */
export function referencesIn(value: Json | undefined): string[] {
  if (value === undefined || value === null || typeof value !== 'object') {
    return [];
  }
  const text = getOf(value);
  return text === undefined
    ? Object.values(value).flatMap(referencesIn)
    : [text];
}

/** A value that a JsonGet reads: of a property file, at a path. */
export interface PropertyFileRead {
  step: string;
  file: string;
  path: string;
}

/** What the JsonGets of a value read from property files. */
export function propertyFileReads(value: Json): PropertyFileRead[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  const found = functionOf(value, 'Std:JsonGet');
  if (!found) {
    return Object.values(value).flatMap(propertyFileReads);
  }
  const reference = parseReference(getOf(found.PropertyFile ?? null) ?? '');
  if (reference?.to !== 'step' || typeof found.Path !== 'string') {
    return [];
  }
  const file = reference.path.replace(/^PropertyFiles\./, '');
  return [{ step: reference.step, file, path: found.Path }];
}

/** The parts of a path: `a.b['c'][0]` has `a`, `b`, `c` and `0`. */
export function pathParts(path: string): string[] {
  return [...path.matchAll(/\[['"]?([^\]'"]*)['"]?\]|([^.[\]]+)/g)].map(
    ([, bracket, plain]) => bracket ?? plain,
  );
}
