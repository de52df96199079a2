import fc from 'fast-check';
import { launchToken } from './launchToken';

describe('launchToken', () => {
  it('is the same for the same parts, another for others, and one that Service Catalog accepts', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.nat()), { maxLength: 5 });
    fc.assert(
      fc.property(parts, parts, (some, others) => {
        const token = launchToken(...some);

        expect(token).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,127}$/);
        expect(launchToken(...some)).toBe(token);
        expect(launchToken(...others) === token).toBe(
          JSON.stringify(some) === JSON.stringify(others),
        );
      }),
    );
  });
});
