import { checkLength, string } from './scalars';
import {
  Lacking,
  shape,
  type Bounds,
  type Failure,
  type Reading,
  type Shape,
} from './Shape';
import { allWords, words } from './words';

type Members = Record<string, Shape<unknown>>;
type RequiredNames<M extends Members> = {
  [N in keyof M]: M[N] extends Shape<unknown, true> ? N : never;
}[keyof M];
type TypeOf<S> = S extends Shape<infer T> ? T : never;
type Flat<T> = { [N in keyof T]: T[N] };

/** The value that a structure's members describe. */
export type StructureOf<M extends Members> = Flat<
  { [N in RequiredNames<M>]: TypeOf<M[N]> } & {
    [N in Exclude<keyof M, RequiredNames<M>>]?: TypeOf<M[N]>;
  }
>;

/**
 * A structure. Members that AWS does not have are dropped, as AWS does.
 *
 * @param lacks - members that AWS takes and the sandbox does not: a request with one is refused
 */
export function structure<M extends Members>(
  members: M,
  lacks: readonly string[] = [],
): Shape<StructureOf<M>, false> {
  const shapes = Object.entries(members);
  return shape({ type: 'structure', members, lacks }, (value, reading) => {
    const given = asObject(value, reading, 'Structure');
    const lacked = lacks.find(name => isGiven(given, name));
    if (lacked) {
      throw new Lacking(reading.at(lacked).path);
    }
    const found: Record<string, unknown> = {};
    for (const [name, member] of shapes) {
      const here = reading.at(name);
      if (isGiven(given, name)) {
        found[name] = member.read(given[name], here);
      } else if (member.isRequired) {
        here.fail(undefined, words.required, 'REQUIRED');
      }
    }
    return found as StructureOf<M>;
  });
}

/** A list; in the query protocol `Name.member.1`. */
export function list<T>(item: Shape<T>, rules: Bounds = {}): Shape<T[], false> {
  return shape({ type: 'list', item, ...rules }, (value, reading) => {
    const given = reading.isText ? textList(value) : value;
    if (!Array.isArray(given)) {
      throw reading.wrongType(given, 'List');
    }
    checkLength(given.length, given, rules, reading);
    const read = held(item, given, 'Member', reading);
    return given.map((one, index) => read(one, `${index + 1}.member`));
  });
}

interface MapRules extends Bounds {
  key?: Shape<string>;
}

/** A map of text to values; in the query protocol `Name.entry.1.key` and `.value`. */
export function map<T>(
  value: Shape<T>,
  { key = string(), ...rules }: MapRules = {},
): Shape<Record<string, T>, false> {
  return shape({ type: 'map', key, value, ...rules }, (all, reading) => {
    const given = asObject(reading.isText ? textMap(all) : all, reading, 'Map');
    const entries = Object.entries(given).filter(
      ([, one]) => one !== undefined && one !== null,
    );
    checkLength(entries.length, given, rules, reading);
    const readKey = held(key, given, 'Map keys', reading);
    const readValue = held(value, given, 'Map value', reading);
    return Object.fromEntries(
      entries.map(([name, one]) => [
        readKey(name, name),
        readValue(one, `${name}.member`),
      ]),
    );
  });
}

/**
 * Reads what a list or map holds. Of a structure AWS names the place; of a scalar it names
 * the whole list or map, once, with all that each must be.
 */
function held<T>(
  { description, read }: Shape<T>,
  whole: unknown,
  what: 'Member' | 'Map keys' | 'Map value',
  reading: Reading,
): (value: unknown, place: string) => T {
  if (['structure', 'list', 'map', 'document'].includes(description.type)) {
    return (value, place) => read(value, reading.at(place));
  }
  let isTold = false;
  return value => {
    const failures: Failure[] = [];
    const found = read(value, reading.aside(failures));
    if (failures.length > 0 && !isTold) {
      isTold = true;
      const rule = `${what} must satisfy constraint: ${allWords(description)}`;
      reading.fail(whole, rule, failures[0].constraint);
    }
    return found;
  };
}

/** A shape that holds itself. */
export function lazy<T>(get: () => Shape<T>): Shape<T, false> {
  return shape(
    () => get().description,
    (value, reading) => get().read(value, reading),
  );
}

/** Any JSON object, unchecked. */
export function document(): Shape<Record<string, unknown>, false> {
  return shape({ type: 'document' }, (value, reading) =>
    asObject(value, reading, 'Document'),
  );
}

type Given = Record<string, unknown>;

function isGiven(given: Given, name: string): boolean {
  return (
    Object.hasOwn(given, name) &&
    given[name] !== undefined &&
    given[name] !== null
  );
}

function asObject(value: unknown, reading: Reading, type: string): Given {
  if (reading.isText && value === '') {
    return {};
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw reading.wrongType(value, type);
  }
  return value as Given;
}

/** The items of `{ member: { 1: …, 2: … } }`; an empty list is empty text. REST gives arrays. */
function textList(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value;
  }
  if (value === '') {
    return [];
  }
  const { member } = value as { member?: Given };
  return typeof member === 'object' ? inOrder(member) : value;
}

function textMap(value: unknown): unknown {
  if (value === '') {
    return {};
  }
  const { entry } = value as { entry?: Given };
  if (typeof entry !== 'object') {
    return value;
  }
  return Object.fromEntries(
    inOrder(entry).map(one => {
      const { key, value: of } = one as Given;
      return [String(key), of];
    }),
  );
}

function inOrder(numbered: Given): unknown[] {
  return Object.entries(numbered)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, one]) => one);
}
