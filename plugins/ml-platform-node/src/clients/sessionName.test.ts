import fc from 'fast-check';
import { sessionName, sessionTagValue } from './sessionName';

describe('sessionName', () => {
  it.each([
    [undefined, 'atelier-portal'],
    ['user:default/data-scientist', 'data-scientist'],
    ['user:default/ravi.patel', 'ravi.patel'],
    ['user:acme/lena_koch', 'lena_koch'],
    ['user:default/zoë', 'zo-'],
    ['user:default/x', 'x-'],
  ])('of %s is %s', (actor, name) => {
    expect(sessionName(actor)).toBe(name);
  });

  it('is always one that STS accepts', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 1, unit: 'grapheme' })
          .filter(name => !/[:/]/.test(name)),
        name => {
          expect(sessionName(`user:default/${name}`)).toMatch(
            /^[\w+=,.@-]{2,64}$/,
          );
        },
      ),
    );
  });
});

describe('sessionTagValue', () => {
  it('keeps an entity ref', () => {
    expect(sessionTagValue('user:default/ravi.patel')).toBe(
      'user:default/ravi.patel',
    );
  });

  it('is always one that STS accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), text => {
        expect(sessionTagValue(text)).toMatch(
          /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
        );
      }),
    );
  });
});
