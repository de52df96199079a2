import { compilePattern } from './pattern';
import { Lacking, shape, type Bounds, type Reading, type Shape } from './Shape';
import { words } from './words';

interface StringRules<E extends string> extends Bounds {
  pattern?: string;
  enum?: readonly E[];
  /** Further values of AWS's enumeration, which the sandbox does not take. */
  lacks?: readonly string[];
}

/** Text. Lengths count code points. */
export function string<const E extends string = string>({
  lacks = [],
  ...rules
}: StringRules<E> = {}): Shape<E, false> {
  const values = rules.enum && [...rules.enum, ...lacks];
  const pattern =
    rules.pattern === undefined ? undefined : compilePattern(rules.pattern);
  return shape(
    { type: 'string', ...rules, enum: values, lacks },
    (value, reading) => {
      if (typeof value !== 'string') {
        throw reading.wrongType(value, 'String');
      }
      checkLength([...value].length, value, rules, reading);
      if (pattern && !pattern.test(value)) {
        reading.fail(value, words.pattern(rules.pattern), 'INVALID_PATTERN');
      }
      if (values && !values.includes(value)) {
        reading.fail(value, words.enum(values), 'INVALID_ENUM');
      }
      if (lacks.includes(value)) {
        throw new Lacking(`${reading.path} ${value}`);
      }
      return value as E;
    },
  );
}

/** A whole number. */
export function integer(rules: Bounds = {}): Shape<number, false> {
  return shape({ type: 'integer', ...rules }, (value, reading) =>
    checkValue(readNumber(value, 'Integer', reading), rules, reading),
  );
}

/** Any number. */
export function number(rules: Bounds = {}): Shape<number, false> {
  return shape({ type: 'number', ...rules }, (value, reading) =>
    checkValue(readNumber(value, 'Double', reading), rules, reading),
  );
}

export function boolean(): Shape<boolean, false> {
  return shape({ type: 'boolean' }, (value, reading) => {
    if (typeof value === 'boolean') {
      return value;
    }
    if (reading.isText && (value === 'true' || value === 'false')) {
      return value === 'true';
    }
    throw reading.wrongType(value, 'Boolean');
  });
}

/** Epoch seconds in JSON, ISO 8601 in the query protocol. */
export function timestamp(): Shape<Date, false> {
  return shape({ type: 'timestamp' }, (value, reading) => {
    const date = new Date(
      typeof value === 'number' ? value * 1_000 : String(value),
    );
    if (
      reading.isText === (typeof value === 'number') ||
      Number.isNaN(date.getTime())
    ) {
      throw reading.wrongType(value, 'Timestamp');
    }
    return date;
  });
}

/** Bytes: base64 in JSON, as they are in the body of a REST request. */
export function blob(rules: Bounds = {}): Shape<Buffer, false> {
  return shape({ type: 'blob', ...rules }, (value, reading) => {
    if (typeof value !== 'string' && !Buffer.isBuffer(value)) {
      throw reading.wrongType(value, 'Blob');
    }
    const bytes =
      typeof value === 'string' ? Buffer.from(value, 'base64') : value;
    checkLength(bytes.length, value, rules, reading);
    return bytes;
  });
}

/** Checks a text's length or a list's size. */
export function checkLength(
  length: number,
  value: unknown,
  { min, max }: Bounds,
  reading: Reading,
): void {
  if (min !== undefined && length < min) {
    reading.fail(value, words.minLength(min), 'MIN_LENGTH_EXCEEDED');
  }
  if (max !== undefined && length > max) {
    reading.fail(value, words.maxLength(max), 'MAX_LENGTH_EXCEEDED');
  }
}

function checkValue(
  value: number,
  { min, max }: Bounds,
  reading: Reading,
): number {
  if (min !== undefined && value < min) {
    reading.fail(value, words.minValue(min), 'MIN_VALUE_EXCEEDED');
  }
  if (max !== undefined && value > max) {
    reading.fail(value, words.maxValue(max), 'MAX_VALUE_EXCEEDED');
  }
  return value;
}

function readNumber(
  value: unknown,
  type: 'Integer' | 'Double',
  reading: Reading,
): number {
  const found =
    reading.isText && typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : value;
  const fits = type === 'Integer' ? Number.isInteger : Number.isFinite;
  if (typeof found !== 'number' || !fits(found)) {
    throw reading.wrongType(value, type);
  }
  return found;
}
