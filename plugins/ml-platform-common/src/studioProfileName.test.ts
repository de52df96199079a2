import fc from 'fast-check';
import {
  defaultStudioProfileName,
  isStudioProfileName,
} from './studioProfileName';

describe('isStudioProfileName', () => {
  it.each(['a', 'Ravi-Patel', 'a--b', '1', 'a'.repeat(63)])(
    'accepts %s',
    name => {
      expect(isStudioProfileName(name)).toBe(true);
    },
  );

  it.each(['', '-a', 'a-', 'a.b', 'a_b', 'a b', 'é', 'a\n', 'a'.repeat(64)])(
    'refuses %j',
    name => {
      expect(isStudioProfileName(name)).toBe(false);
    },
  );
});

describe('defaultStudioProfileName', () => {
  it.each([
    ['data-scientist', 'data-scientist'],
    ['ravi.patel', 'ravi-patel'],
    ['_ravi__patel_', 'ravi-patel'],
    ['...', 'user'],
    [`${'a'.repeat(62)}.b`, 'a'.repeat(62)],
  ])('of %s is %s', (userName, profileName) => {
    expect(defaultStudioProfileName(userName)).toBe(profileName);
  });

  it('is always one that SageMaker accepts', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 100 }),
          fc.stringMatching(/^[a-z._-]{1,80}$/),
        ),
        userName => {
          expect(isStudioProfileName(defaultStudioProfileName(userName))).toBe(
            true,
          );
        },
      ),
    );
  });

  it('keeps a name that is one already', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{1,30}(-[a-z0-9]{1,30})?$/),
        name => {
          expect(defaultStudioProfileName(name)).toBe(name);
        },
      ),
    );
  });
});
