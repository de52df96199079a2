import fc from 'fast-check';
import { Masker } from './Masker';

function mask(secrets: string[], pieces: string[]): string {
  const masker = new Masker(secrets);
  return pieces.map(piece => masker.push(piece)).join('') + masker.end();
}

describe('Masker', () => {
  it('hides secrets, the longest first', () => {
    expect(mask(['secret', 'secret-two'], ['a secret-two b secret c'])).toBe(
      'a [MASKED] b [MASKED] c',
    );
  });

  it('shows at once what cannot be part of a secret', () => {
    const masker = new Masker(['secret']);
    expect(masker.push('hello ')).toBe('hello ');
    expect(masker.push('sec')).toBe('');
    expect(masker.push('ond\n')).toBe('second\n');
  });

  const secret = fc.string({
    unit: fc.constantFrom('a', 'b', 'c'),
    minLength: 3,
    maxLength: 6,
  });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ') });

  it('gives the same however the text is cut', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { maxLength: 3 }),
        fc.array(text),
        (secrets, pieces) => {
          expect(mask(secrets, pieces)).toBe(mask(secrets, [pieces.join('')]));
        },
      ),
    );
  });

  it('lets no secret through', () => {
    fc.assert(
      fc.property(secret, fc.array(text), (one, pieces) => {
        const shown = mask([one], pieces);
        expect(shown).toBe(pieces.join('').replaceAll(one, '[MASKED]'));
      }),
    );
  });
});
