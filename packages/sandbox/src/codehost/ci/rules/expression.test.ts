import fc from 'fast-check';
import { holds } from './evaluate';
import { parseExpression } from './parseExpression';

const variables = {
  CI_COMMIT_BRANCH: 'main',
  EMPTY: '',
  PATTERN: '/^feature\\/.*/i',
  NAME: 'Feature/x',
};

describe('rules:if', () => {
  it.each([
    ['$CI_COMMIT_BRANCH', true],
    ['$EMPTY', false],
    ['$NONE', false],
    ['$NONE == null', true],
    ['$EMPTY == null', false],
    ['$EMPTY == ""', true],
    ['$NONE == ""', false],
    ['$CI_COMMIT_BRANCH == "main"', true],
    ["$CI_COMMIT_BRANCH != 'main'", false],
    ['"main" == $CI_COMMIT_BRANCH', true],
    ['$CI_COMMIT_BRANCH =~ /^ma/', true],
    ['$CI_COMMIT_BRANCH =~ /^MA/', false],
    ['$CI_COMMIT_BRANCH =~ /^MA/i', true],
    ['$CI_COMMIT_BRANCH !~ /^ma/', false],
    ['$NONE =~ /x/', false],
    ['$NONE !~ /x/', true],
    ['$NAME =~ $PATTERN', true],
    ['$CI_COMMIT_BRANCH =~ $PATTERN', false],
    ['$CI_COMMIT_BRANCH =~ $EMPTY', false],
    ['$A || $CI_COMMIT_BRANCH && $B', false],
    ['$CI_COMMIT_BRANCH || $A && $B', true],
    ['($CI_COMMIT_BRANCH || $A) && $B', false],
    ['$CI_COMMIT_BRANCH == "main" && ($A == null || $B)', true],
    ['"a" == "a"&&"b"=="b"', true],
    ['$NAME =~ /\\/x$/', true],
  ])('%s is %s', (expression, expected) => {
    expect(holds(expression, variables)).toBe(expected);
  });

  it.each([
    '',
    '$A ==',
    '== $A',
    '$A "x"',
    '($A',
    '$A)',
    '$A = "x"',
    '$A & $B',
    'main',
    '"open',
    '$A =~ /(/',
    '$A =~ /(?=look)/',
    '$A =~ /x/q',
  ])('refuses %j', expression => {
    expect(parseExpression(expression)).toBeUndefined();
  });

  const name = fc.constantFrom('A', 'B', 'C', 'D');
  const value = fc.constantFrom('', 'x', 'y');
  type Meaning = {
    text: string;
    means: (v: Record<string, string>) => boolean;
  };
  const atom: fc.Arbitrary<Meaning> = fc.oneof(
    name.map(key => ({
      text: `$${key}`,
      means: (v: Record<string, string>) => Boolean(v[key]),
    })),
    fc.tuple(name, value).map(([key, text]) => ({
      text: `$${key} == "${text}"`,
      means: (v: Record<string, string>) => v[key] === text,
    })),
    fc.tuple(name, value).map(([key, text]) => ({
      text: `$${key} != '${text}'`,
      means: (v: Record<string, string>) => v[key] !== text,
    })),
  );
  const { expression } = fc.letrec<{ expression: Meaning }>(tie => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      atom,
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('&&', '||'),
          tie('expression'),
        )
        .map(([left, operator, right]) => ({
          text: `(${left.text}) ${operator} (${right.text})`,
          means: (v: Record<string, string>) =>
            operator === '&&'
              ? left.means(v) && right.means(v)
              : left.means(v) || right.means(v),
        })),
    ),
  }));
  const values = fc.dictionary(name, value);

  it('means what its parts mean', () => {
    fc.assert(
      fc.property(expression, values, ({ text, means }, given) => {
        expect(holds(text, given)).toBe(means(given));
      }),
    );
  });

  it('binds && before ||, from left to right', () => {
    const chain = fc.array(fc.tuple(fc.constantFrom('&&', '||'), atom), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(atom, chain, values, (first, rest, given) => {
        const text = [first.text, ...rest.map(([o, a]) => `${o} ${a.text}`)];
        const groups: boolean[][] = [[first.means(given)]];
        for (const [operator, { means }] of rest) {
          if (operator === '||') {
            groups.push([]);
          }
          groups.at(-1)?.push(means(given));
        }
        const expected = groups.some(group => group.every(Boolean));
        expect(holds(text.join(' '), given)).toBe(expected);
      }),
    );
  });

  it('never throws, whatever is written', () => {
    const piece = fc.constantFrom(
      ...['$A', '"', "'", '/', '(', ')', '&&', '||', '==', '=~', 'null', ' '],
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), pieces => {
        expect(typeof holds(pieces.join(''), { A: 'a' })).toBe('boolean');
      }),
    );
  });

  it('is quick on patterns that would run long elsewhere', () => {
    const text = `${'a'.repeat(200)}!`;
    expect(holds('$A =~ /^(a+)+$/', { A: text })).toBe(false);
  });
});
