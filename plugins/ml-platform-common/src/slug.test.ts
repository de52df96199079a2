import fc from 'fast-check';
import { isProjectSlug, maxSlugLength } from './slug';

describe('isProjectSlug', () => {
  it.each(['a', 'demand-forecast', 'v2-model', 'a'.repeat(maxSlugLength)])(
    'accepts %s',
    slug => {
      expect(isProjectSlug(slug)).toBe(true);
    },
  );

  it.each([
    '',
    '-a',
    'a-',
    'a--b',
    '1a',
    'Demand',
    'a b',
    'a_b',
    'a\n',
    'a/../b',
    'a'.repeat(maxSlugLength + 1),
  ])('refuses %j', slug => {
    expect(isProjectSlug(slug)).toBe(false);
  });

  it('accepts only what is safe in a path, an entity name and a SageMaker project name', () => {
    const slugs = fc.stringMatching(/^[a-z0-9-]{0,40}$/).filter(isProjectSlug);
    fc.assert(
      fc.property(slugs, slug => {
        expect(encodeURIComponent(slug)).toBe(slug);
        expect(slug).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}$/);
      }),
    );
  });
});
