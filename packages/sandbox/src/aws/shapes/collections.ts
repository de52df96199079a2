import { checkLength, wrongType } from './scalars';
import { shape, type Reading, type Shape } from './Shape';

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

/** A structure. Members it does not have are dropped, as AWS does. */
export function structure<M extends Members>(
  members: M,
): Shape<StructureOf<M>, false> {
  const shapes = Object.entries(members);
  return shape((value, reading) => {
    const given = asObject(value, reading, 'Structure');
    const found: Record<string, unknown> = {};
    for (const [name, member] of shapes) {
      const here = reading.at(name);
      const memberValue = Object.hasOwn(given, name) ? given[name] : undefined;
      if (memberValue !== undefined && memberValue !== null) {
        found[name] = member.read(memberValue, here);
      } else if (member.isRequired) {
        here.fail(undefined, 'Member must not be null', 'REQUIRED');
      }
    }
    return found as StructureOf<M>;
  });
}

interface SizeRules {
  min?: number;
  max?: number;
}

/** A list; in the query protocol `Name.member.1`. */
export function list<T>(
  item: Shape<T>,
  rules: SizeRules = {},
): Shape<T[], false> {
  return shape((value, reading) => {
    const given = reading.isText ? textList(value) : value;
    if (!Array.isArray(given)) {
      throw wrongType(given, 'List');
    }
    checkLength(given.length, given, rules, reading);
    return given.map((one, index) =>
      item.read(one, reading.at(`${index + 1}.member`)),
    );
  });
}

/** A map of text to values; in the query protocol `Name.entry.1.key` and `.value`. */
export function map<T>(
  item: Shape<T>,
  rules: SizeRules = {},
): Shape<Record<string, T>, false> {
  return shape((value, reading) => {
    const given = asObject(
      reading.isText ? textMap(value) : value,
      reading,
      'Map',
    );
    const entries = Object.entries(given).filter(
      ([, one]) => one !== undefined && one !== null,
    );
    checkLength(entries.length, given, rules, reading);
    return Object.fromEntries(
      entries.map(([key, one]) => [
        key,
        item.read(one, reading.at(`${key}.member`)),
      ]),
    );
  });
}

/** A shape that holds itself. */
export function lazy<T>(get: () => Shape<T>): Shape<T, false> {
  return shape((value, reading) => get().read(value, reading));
}

/** Any JSON object, unchecked. */
export function document(): Shape<Record<string, unknown>, false> {
  return shape((value, reading) => asObject(value, reading, 'Document'));
}

type Given = Record<string, unknown>;

function asObject(value: unknown, reading: Reading, type: string): Given {
  if (reading.isText && value === '') {
    return {};
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongType(value, type);
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
