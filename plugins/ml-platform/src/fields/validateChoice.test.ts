import { ApiHolder } from '@backstage/core-plugin-api';
import { FakeMlPlatformApi } from '../../dev/FakeMlPlatformApi';
import { validateChoice } from './validateChoice';

describe('validateChoice', () => {
  it.each(['The backend is away', 'The backend is away.'])(
    'says why it could not check: %s',
    async reason => {
      const errors: string[] = [];
      await validateChoice(
        { addError: it => errors.push(it) },
        { get: () => new FakeMlPlatformApi() } as unknown as ApiHolder,
        async () => {
          throw new Error(reason);
        },
      );

      expect(errors).toEqual([
        'Could not check this choice: The backend is away. Try again.',
      ]);
    },
  );
});
