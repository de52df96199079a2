import { BlockList, isIP } from 'node:net';

/** A test of one value of an event. */
export interface Filter {
  matches(value: unknown): boolean;
  /** Also asked where the field is absent. */
  matchesAbsent?: boolean;
}

/** The match expressions, by name; undefined for an argument that does not fit. */
export const filters: Record<
  string,
  (argument: unknown) => Filter | undefined
> = {
  prefix: argument =>
    onText(argument, (value, wanted) => value.startsWith(wanted)),
  suffix: argument =>
    onText(argument, (value, wanted) => value.endsWith(wanted)),
  'equals-ignore-case': argument =>
    typeof argument === 'string'
      ? onText(
          argument,
          (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
        )
      : undefined,
  wildcard: argument =>
    typeof argument === 'string' ? wildcard(argument) : undefined,
  exists: argument =>
    typeof argument === 'boolean'
      ? { matches: () => argument, matchesAbsent: !argument }
      : undefined,
  numeric,
  cidr,
  'anything-but': anythingBut,
};

/** A text test; `{ "equals-ignore-case": … }` in place of the text ignores case. */
function onText(
  argument: unknown,
  test: (value: string, wanted: string) => boolean,
): Filter | undefined {
  if (typeof argument === 'string') {
    return {
      matches: value => typeof value === 'string' && test(value, argument),
    };
  }
  const inner = only(argument, 'equals-ignore-case');
  return typeof inner === 'string'
    ? {
        matches: value =>
          typeof value === 'string' &&
          test(value.toLowerCase(), inner.toLowerCase()),
      }
    : undefined;
}

/** `*` stands for any text; a backslash makes the next character itself. */
function wildcard(pattern: string): Filter {
  const source = pattern.replace(
    /\\([\\*])|(\*+)|([.+^${}()|[\]\\?])/g,
    (_, escaped, star, special) =>
      star ? '.*' : `\\${(escaped ?? special) as string}`,
  );
  const regex = new RegExp(`^${source}$`, 's');
  return { matches: value => typeof value === 'string' && regex.test(value) };
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '=': (value, bound) => value === bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

function numeric(argument: unknown): Filter | undefined {
  const parts = Array.isArray(argument) ? argument : [];
  if (parts.length !== 2 && parts.length !== 4) {
    return undefined;
  }
  const tests: ((value: number) => boolean)[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const compare = Object.hasOwn(comparisons, String(parts[at]))
      ? comparisons[String(parts[at])]
      : undefined;
    const bound: unknown = parts[at + 1];
    if (!compare || typeof bound !== 'number') {
      return undefined;
    }
    tests.push(value => compare(value, bound));
  }
  return {
    matches: value =>
      typeof value === 'number' && tests.every(test => test(value)),
  };
}

function cidr(argument: unknown): Filter | undefined {
  const [address, bits, ...rest] =
    typeof argument === 'string' ? argument.split('/') : [];
  const family = isIP(address ?? '');
  const length = Number(bits);
  if (
    !family ||
    rest.length ||
    !/^\d{1,3}$/.test(bits ?? '') ||
    length > (family === 4 ? 32 : 128)
  ) {
    return undefined;
  }
  const block = new BlockList();
  block.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
  return {
    matches(value) {
      const kind = typeof value === 'string' ? isIP(value) : 0;
      return (
        kind > 0 && block.check(String(value), kind === 4 ? 'ipv4' : 'ipv6')
      );
    },
  };
}

const nested = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

function anythingBut(argument: unknown): Filter | undefined {
  const name = nested.find(one => only(argument, one) !== undefined);
  if (name) {
    const given = only(argument, name);
    const tests = (Array.isArray(given) ? given : [given]).map((one: unknown) =>
      filters[name](one),
    );
    return tests.length && tests.every(test => test !== undefined)
      ? { matches: value => !tests.some(test => test.matches(value)) }
      : undefined;
  }
  const values: unknown[] = [argument].flat();
  const isSound =
    values.length > 0 &&
    (values.every(one => typeof one === 'string') ||
      values.every(one => typeof one === 'number'));
  return isSound
    ? { matches: value => !values.some(one => one === value) }
    : undefined;
}

/** The value of an object's only key, if that is its name. */
function only(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const [[key, of] = [], ...others] = Object.entries(value);
  return key === name && !others.length ? of : undefined;
}
