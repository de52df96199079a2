import { literalText } from '../matching/template';
import type { Matches } from './operators';

type Compare = (value: number, wanted: number) => boolean;

/** A numeric operator; a text that is no number is like none. */
export function compareNumbers(compare: Compare): Matches {
  return comparing(toNumber, compare);
}

/** A date operator: ISO 8601, or seconds since the epoch. */
export function compareDates(compare: Compare): Matches {
  return comparing(toEpoch, compare);
}

function comparing(read: (text: string) => number, compare: Compare): Matches {
  // NaN compares as false with everything.
  return (wanted, value) => compare(read(value), read(literalText(wanted)));
}

function toNumber(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
    ? Number(text)
    : NaN;
}

/** https://www.w3.org/TR/NOTE-datetime */
const iso =
  /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/** Four digits are a year, more are seconds since the epoch. */
function toEpoch(text: string): number {
  if (/^\d{5,}(\.\d+)?$/.test(text)) {
    return Number(text) * 1_000;
  }
  return iso.test(text) ? Date.parse(text) : NaN;
}
