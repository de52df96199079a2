import { toPattern, toText } from '../matching/template';
import { isLike } from '../matching/wildcard';
import type { Matches } from './operators';

/** The string operators; they take policy variables. */
export const strings = {
  equals: (wanted, value, context) => toText(wanted, context) === value,
  equalsIgnoreCase: (wanted, value, context) =>
    toText(wanted, context)?.toLowerCase() === value.toLowerCase(),
  like: (wanted, value, context) => {
    const pattern = toPattern(wanted, context);
    return pattern !== undefined && isLike(pattern, value);
  },
} satisfies Record<string, Matches>;

/** `Bool`: `true` or `false`, in any case; also a policy variable. */
export const isSameBoolean: Matches = (wanted, value, context) => {
  const text = toText(wanted, context)?.toLowerCase();
  return (text === 'true' || text === 'false') && text === value.toLowerCase();
};

/** `BinaryEquals`: the policy and the request give the bytes in base64. */
export const isSameBinary: Matches = (wanted, value, context) => {
  const text = toText(wanted, context);
  return (
    text !== undefined &&
    Buffer.from(text, 'base64').equals(Buffer.from(value, 'base64'))
  );
};
