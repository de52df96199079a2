import { AwsError } from '../errors';
import type { Cost } from './costs';
import { dimensions } from './filter';

/** What a cost is grouped by. Throws ValidationException. */
export function keyReaders(
  groupBy: { Type?: string; Key?: string }[],
): ((cost: Cost) => string)[] {
  if (groupBy.length > 2) {
    throw new AwsError(
      'ValidationException',
      'Too many groups: at most 2 are allowed.',
    );
  }
  return groupBy.map(({ Type, Key = '' }) => {
    if (Type === 'TAG') {
      return ({ line }) => `${Key}$${line.tags[Key] ?? ''}`;
    }
    const found = Object.entries(dimensions).find(([name]) => name === Key);
    if (Type !== 'DIMENSION' || !found) {
      throw new AwsError(
        'ValidationException',
        `Group Definition dimension is invalid: ${Key}`,
      );
    }
    return found[1];
  });
}
