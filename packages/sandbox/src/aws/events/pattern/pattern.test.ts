import fc from 'fast-check';
import { matchEvent, parsePattern } from '.';

function matches(pattern: object, event: object): boolean {
  return matchEvent(parsePattern(JSON.stringify(pattern)), event);
}

/** What the documentation says matches and does not; each line is one match expression. */
const documented: [filter: unknown, fits: unknown[], others: unknown[]][] = [
  ['a', ['a', ['b', 'a']], ['b', 'A', undefined, 1]],
  [null, [null], [undefined, '', 'null']],
  [1, [1, 1.0], ['1', 2]],
  [true, [true], ['true', false]],
  [{ prefix: 'ab' }, ['abc', 'ab'], ['a', 'xab', 1]],
  [{ suffix: '.png' }, ['x.png'], ['x.PNG', 'png.x']],
  [{ prefix: { 'equals-ignore-case': 'AB' } }, ['abc'], ['xab']],
  [{ suffix: { 'equals-ignore-case': '.png' } }, ['x.PNG'], ['x.gif']],
  [{ 'equals-ignore-case': 'alice' }, ['ALICE'], ['bob']],
  [{ wildcard: 'dir/*.png' }, ['dir/a/b.png'], ['dir/a.gif', 'x/dir/a.png']],
  [{ wildcard: 'a\\*b' }, ['a*b'], ['axb']],
  [{ 'anything-but': 'a' }, ['b', 1], ['a', undefined]],
  [{ 'anything-but': ['a', 'b'] }, ['c'], ['a', 'b']],
  [{ 'anything-but': [1, 2] }, [3], [1]],
  [{ 'anything-but': { prefix: 'a' } }, ['b'], ['ab']],
  [{ 'anything-but': { suffix: ['.a', '.b'] } }, ['x.c'], ['x.a', 'x.b']],
  [{ 'anything-but': { wildcard: '*/lib/*' } }, ['a/b'], ['a/lib/b']],
  [{ 'anything-but': { 'equals-ignore-case': 'A' } }, ['b'], ['a', 'A']],
  [{ numeric: ['=', 5] }, [5, 5.0], [6, '5']],
  [{ numeric: ['>', 0, '<=', 5] }, [0.5, 5], [0, 5.1]],
  [{ exists: true }, ['x', 0, null], [undefined]],
  [{ exists: false }, [undefined], ['x', null]],
  [{ cidr: '10.0.0.0/24' }, ['10.0.0.255'], ['10.0.1.0', 'x', 1]],
  [{ cidr: '2001:db8::/32' }, ['2001:db8::1'], ['2001:db9::1']],
];

describe('event patterns', () => {
  it.each(documented)(
    '%j takes what AWS says it does',
    (filter, fits, others) => {
      const event = (value: unknown) => ({ detail: { field: value } });
      const pattern = { detail: { field: [filter] } };
      for (const value of fits) {
        expect([value, matches(pattern, event(value))]).toEqual([value, true]);
      }
      for (const value of others) {
        expect([value, matches(pattern, event(value))]).toEqual([value, false]);
      }
    },
  );

  it('takes one of several filters, and all of several fields', () => {
    const pattern = { a: ['x', { prefix: 'y' }], b: { c: [1] } };
    expect(matches(pattern, { a: 'yes', b: { c: 1 }, d: 2 })).toBe(true);
    expect(matches(pattern, { a: 'yes', b: { c: 2 } })).toBe(false);
    expect(matches(pattern, { a: 'no', b: { c: 1 } })).toBe(false);
  });

  it('takes one of the patterns under $or, and the fields beside it', () => {
    const pattern = { a: [1], $or: [{ b: [2] }, { c: [{ exists: true }] }] };
    expect(matches(pattern, { a: 1, b: 2 })).toBe(true);
    expect(matches(pattern, { a: 1, c: 0 })).toBe(true);
    expect(matches(pattern, { a: 1, b: 3 })).toBe(false);
    expect(matches(pattern, { a: 2, b: 2 })).toBe(false);
  });

  it.each([
    ['{', 'Filter is not an object'],
    ['[]', 'Filter is not an object'],
    ['{}', 'Empty patterns are not allowed'],
    ['{"a":"x"}', '"a" must be an object or an array'],
    ['{"a":[]}', 'Empty arrays are not allowed'],
    ['{"a":{}}', 'Empty objects are not allowed'],
    ['{"a":[[1]]}', 'Arrays cannot be nested in a match expression'],
    ['{"a":[{"like":"x"}]}', 'Unrecognized match type like'],
    ['{"a":[{"prefix":1}]}', 'Value of prefix is not valid'],
    ['{"a":[{"numeric":["~",1]}]}', 'Value of numeric is not valid'],
    ['{"a":[{"cidr":"10.0.0.0/33"}]}', 'Value of cidr is not valid'],
    [
      '{"a":[{"prefix":"a","suffix":"b"}]}',
      'Only one key allowed in match expression',
    ],
  ])('refuses %s', (text, message) => {
    expect(() => parsePattern(text)).toThrow(message);
  });

  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const tree = fc.dictionary(
    fc.stringMatching(/^[a-z]{1,3}$/),
    fc.oneof(
      leaf,
      fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), leaf, { minKeys: 1 }),
    ),
    { minKeys: 1 },
  );
  const asPattern = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([key, one]) => [key, asPattern(one)]),
        )
      : [value];

  it('matches any event made of its own values, and more fields never hurt', () => {
    fc.assert(
      fc.property(tree, tree, (event, more) => {
        const pattern = asPattern(event) as object;
        expect(matches(pattern, event)).toBe(true);
        expect(matches(pattern, { ...more, ...event })).toBe(true);
      }),
    );
  });

  it('never matches where one field differs', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (event, pick) => {
        const keys = Object.keys(event);
        const key = keys[pick % keys.length];
        const other = { ...event, [key]: 'another value, of no tree' };
        expect(matches(asPattern(event) as object, other)).toBe(false);
      }),
    );
  });

  it('refuses or reads any JSON, and never fails otherwise', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        const outcome = () => {
          try {
            return typeof matchEvent(parsePattern(text), JSON.parse(text));
          } catch (error) {
            return (error as Error).constructor.name;
          }
        };
        expect(['boolean', 'PatternError']).toContain(outcome());
      }),
    );
  });
});
