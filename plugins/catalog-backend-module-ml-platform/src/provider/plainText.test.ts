import fc from 'fast-check';
import { escapeMarkdown, plainText, titleFromSlug } from './plainText';

describe('plainText', () => {
  it('is one line without control characters', () => {
    expect(plainText(' a\r\n\tb\u0000 ')).toBe('a b');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        expect(plainText(value)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('escapeMarkdown', () => {
  it('leaves nothing that Markdown or a template would act on', () => {
    expect(escapeMarkdown('[x](javascript:1) ${{ secrets.a }}')).toBe(
      '\\[x\\]\\(javascript\\:1\\) \\$\\{\\{ secrets\\.a \\}\\}',
    );
    fc.assert(
      fc.property(fc.string(), value => {
        const escaped = escapeMarkdown(value);
        expect(escaped).not.toContain('${{');
        expect(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(
          plainText(value),
        );
      }),
    );
  });
});

describe('titleFromSlug', () => {
  it('reads as words', () => {
    expect(titleFromSlug('demand-forecast')).toBe('Demand forecast');
  });
});
