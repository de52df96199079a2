import fc from 'fast-check';
import { readInput, s, SerializationFailure, type Shape } from '.';

const domain = s.structure({
  DomainName: s.string({ max: 63, pattern: '[a-z](-*[a-z]){0,62}' }).required(),
  AuthMode: s.string({ enum: ['SSO', 'IAM'] }),
  MaxResults: s.integer({ min: 1, max: 100 }),
  Tags: s.list(s.structure({ Key: s.string({ min: 1 }).required() }), {
    max: 2,
  }),
  Info: s.map(s.string({ max: 3 }), { key: s.string({ max: 5 }) }),
  Names: s.list(s.string({ min: 1, max: 4, pattern: '[a-z]*' })),
  Until: s.timestamp(),
  Ok: s.boolean(),
});

function message(
  value: unknown,
  shape: Shape<unknown> = domain,
  isText = false,
) {
  const result = readInput(shape, value, isText);
  return 'input' in result ? undefined : result.message;
}

describe('shapes', () => {
  it.each([
    [
      { DomainName: 'A_b' },
      "1 validation error detected: Value 'A_b' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z](-*[a-z]){0,62}",
    ],
    [
      {},
      "1 validation error detected: Value null at 'domainName' failed to satisfy constraint: Member must not be null",
    ],
    [
      { DomainName: 'a', AuthMode: 'x' },
      "1 validation error detected: Value 'x' at 'authMode' failed to satisfy constraint: Member must satisfy enum value set: [SSO, IAM]",
    ],
    [
      { DomainName: 'a', MaxResults: 101 },
      "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
    [
      { DomainName: 'a', Tags: [{ Key: 'a' }, { Key: '' }] },
      "1 validation error detected: Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { DomainName: 'a', MaxResults: 0, Info: { a: '1234' } },
      "2 validation errors detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '{a=1234}' at 'info' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 3, Member must not be null]",
    ],
    [
      { DomainName: 'a', Info: { abcdef: '' } },
      "1 validation error detected: Value '{abcdef=}' at 'info' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 5, Member must not be null]",
    ],
    [
      { DomainName: 'a', Names: ['abcde', 'a', '1'] },
      "1 validation error detected: Value '[abcde, a, 1]' at 'names' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 4, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [a-z]*, Member must not be null]",
    ],
  ])('refuses %j as AWS does', (value, expected) => {
    expect(message(value)).toBe(expected);
  });

  it.each([
    [{ DomainName: 1 }, 'NUMBER_VALUE can not be converted to a String'],
    [
      { DomainName: 'a', MaxResults: '1' },
      'STRING_VALUE can not be converted to an Integer',
    ],
    [
      { DomainName: 'a', Tags: {} },
      'START_OBJECT can not be converted to a List',
    ],
    [
      { DomainName: 'a', Until: '2026-01-01' },
      'STRING_VALUE can not be converted to a Timestamp',
    ],
    [[], 'START_ARRAY can not be converted to a Structure'],
  ])('does not read %j', (value, expected) => {
    expect(() => readInput(domain, value, false)).toThrow(
      new SerializationFailure(expected),
    );
  });

  it('drops members that it does not know, and those that are null', () => {
    const value = { DomainName: 'a', AuthMode: null, Other: 1 };
    expect(readInput(domain, value, false)).toEqual({
      input: { DomainName: 'a' },
    });
  });

  it('reads the text of a query', () => {
    const value = {
      DomainName: 'a',
      MaxResults: '7',
      Ok: 'true',
      Until: '2026-01-01T00:00:00Z',
      Tags: { member: { 1: { Key: 'x' }, 2: { Key: 'y' } } },
      Info: { entry: { 1: { key: 'k', value: 'v' } } },
    };
    expect(readInput(domain, value, true)).toEqual({
      input: {
        DomainName: 'a',
        MaxResults: 7,
        Ok: true,
        Until: new Date('2026-01-01T00:00:00Z'),
        Tags: [{ Key: 'x' }, { Key: 'y' }],
        Info: { k: 'v' },
      },
    });
    const empty = { DomainName: 'a', Tags: '' };
    expect(readInput(domain, empty, true)).toEqual({
      input: { DomainName: 'a', Tags: [] },
    });
  });

  it('lets a text pass exactly when its length in code points fits', () => {
    const shape = s.string({ min: 2, max: 5 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), text => {
        const length = [...text].length;
        expect(message(text, shape) === undefined).toBe(
          length >= 2 && length <= 5,
        );
      }),
    );
  });

  it('gives back every value that it lets pass', () => {
    const item = s.structure({ A: s.integer(), B: s.map(s.boolean()) });
    const items = s.list(item);
    const values = fc.array(
      fc.record(
        {
          A: fc.integer(),
          B: fc.dictionary(fc.string({ minLength: 1 }), fc.boolean(), {
            noNullPrototype: true,
          }),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(values, value => {
        expect(readInput(items, value, false)).toEqual({ input: value });
      }),
    );
  });

  it('answers or refuses whatever comes, and never fails otherwise', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, isText) => {
        const outcome = () => {
          try {
            return readInput(domain, value, isText);
          } catch (error) {
            return error;
          }
        };
        expect([SerializationFailure, Object]).toContain(
          outcome()?.constructor,
        );
      }),
    );
  });
});
