import { isArnLike } from '../matching/arn';
import { toPattern } from '../matching/template';
import type { Matches } from './operators';

/** `ArnEquals` and `ArnLike` are the same. */
export const isArnLikeTemplate: Matches = (wanted, value, context) => {
  const pattern = toPattern(wanted, context);
  return pattern !== undefined && isArnLike(pattern, value);
};
