import fc from 'fast-check';
import { RequestContext } from '..';
import { parseTemplate, toPattern, toText } from './template';
import { isLike } from './wildcard';

const none = new RequestContext({});

function matches(pattern: string, text: string): boolean {
  const template = parseTemplate(pattern, '2008-10-17');
  return isLike(toPattern(template, none) ?? [], text);
}

/** Short texts of few letters, so that many match. */
const letters = (...extra: string[]) =>
  fc.string({
    unit: fc.constantFrom('a', 'b', '/', '🦊', ...extra),
    maxLength: 8,
  });

describe('isLike', () => {
  it('agrees with a regular expression', () => {
    fc.assert(
      fc.property(letters('*', '?'), letters(), (pattern, text) => {
        const source = pattern.replaceAll('*', '.*').replaceAll('?', '.');
        expect(matches(pattern, text)).toBe(
          new RegExp(`^${source}$`, 'su').test(text),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays fast where a regular expression would not', () => {
    expect(matches(`${'*a'.repeat(40)}b`, 'a'.repeat(20_000))).toBe(false);
  });
});

describe('templates', () => {
  it('put values in as they are, wildcards and variables included', () => {
    fc.assert(
      fc.property(letters('*', '?', '$', '{', '}'), value => {
        const context = new RequestContext({ 'aws:username': value });
        const template = parseTemplate('home/${aws:username}', '2012-10-17');
        expect(toText(template, context)).toBe(`home/${value}`);
        expect(
          isLike(toPattern(template, context) ?? [], `home/${value}`),
        ).toBe(true);
      }),
    );
  });

  it('are themselves where they have no variable', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(toText(parseTemplate(text, '2008-10-17'), none)).toBe(text);
      }),
    );
  });

  it('have no value for a key with several', () => {
    const context = new RequestContext({ 'aws:TagKeys': ['a', 'b'] });
    const template = parseTemplate('${aws:TagKeys}', '2012-10-17');
    expect(toPattern(template, context)).toBeUndefined();
  });
});
