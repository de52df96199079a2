import fc from 'fast-check';
import { provisionedProductName } from './provisionedProductName';

const identity = {
  project: 'demand-forecast',
  stage: 'dev',
  product: 'Studio user profile',
  profileName: 'dana',
} as const;

describe('provisionedProductName', () => {
  it('names ML project, stage, product and profile', () => {
    expect(provisionedProductName(identity)).toBe(
      'atelier-demand-forecast-dev-studio-user-profile-dana',
    );
    expect(
      provisionedProductName({ ...identity, profileName: undefined }),
    ).toBe('atelier-demand-forecast-dev-studio-user-profile');
  });

  it('keeps long names apart that differ only at their end', () => {
    const long = (end: string) =>
      provisionedProductName({
        ...identity,
        project: 'a'.repeat(32),
        stage: 'preprod',
        profileName: 'p'.repeat(62) + end,
      });

    expect(long('x')).not.toBe(long('y'));
  });

  it('is always a name that Service Catalog accepts', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][a-z0-9]{0,31}$/),
        fc.constantFrom('dev', 'preprod', 'prod'),
        fc.string({ maxLength: 300 }),
        fc.stringMatching(/^[a-zA-Z0-9]{1,63}$/),
        (project, stage, product, profileName) => {
          const name = provisionedProductName({
            project,
            stage,
            product,
            profileName,
          });

          expect(name).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}$/);
        },
      ),
    );
  });
});
