import { compilePattern } from './pattern';
import { SerializationFailure, shape, type Reading, type Shape } from './Shape';

interface StringRules<E extends string> {
  min?: number;
  max?: number;
  pattern?: string;
  enum?: readonly E[];
}

/** Text. Lengths count code points. */
export function string<const E extends string = string>(
  rules: StringRules<E> = {},
): Shape<E, false> {
  const pattern =
    rules.pattern === undefined ? undefined : compilePattern(rules.pattern);
  return shape((value, reading) => {
    if (typeof value !== 'string') {
      throw wrongType(value, 'String');
    }
    checkLength([...value].length, value, rules, reading);
    if (pattern && !pattern.test(value)) {
      reading.fail(
        value,
        `Member must satisfy regular expression pattern: ${rules.pattern}`,
        'INVALID_PATTERN',
      );
    }
    if (rules.enum && !rules.enum.includes(value as E)) {
      reading.fail(
        value,
        `Member must satisfy enum value set: [${rules.enum.join(', ')}]`,
        'INVALID_ENUM',
      );
    }
    return value as E;
  });
}

interface NumberRules {
  min?: number;
  max?: number;
}

/** A whole number. */
export function integer(rules: NumberRules = {}): Shape<number, false> {
  return shape((value, reading) =>
    checkValue(readNumber(value, 'Integer', reading), rules, reading),
  );
}

/** Any number. */
export function number(rules: NumberRules = {}): Shape<number, false> {
  return shape((value, reading) =>
    checkValue(readNumber(value, 'Double', reading), rules, reading),
  );
}

export function boolean(): Shape<boolean, false> {
  return shape((value, { isText }) => {
    if (typeof value === 'boolean') {
      return value;
    }
    if (isText && (value === 'true' || value === 'false')) {
      return value === 'true';
    }
    throw wrongType(value, 'Boolean');
  });
}

/** Epoch seconds in JSON, ISO 8601 in the query protocol. */
export function timestamp(): Shape<Date, false> {
  return shape((value, { isText }) => {
    const date = new Date(
      typeof value === 'number' ? value * 1_000 : String(value),
    );
    if (
      isText === (typeof value === 'number') ||
      Number.isNaN(date.getTime())
    ) {
      throw wrongType(value, 'Timestamp');
    }
    return date;
  });
}

/** Bytes: base64 in JSON, as they are in the body of a REST request. */
export function blob(rules: NumberRules = {}): Shape<Buffer, false> {
  return shape((value, reading) => {
    if (typeof value !== 'string' && !Buffer.isBuffer(value)) {
      throw wrongType(value, 'Blob');
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
  { min, max }: NumberRules,
  reading: Reading,
): void {
  if (min !== undefined && length < min) {
    reading.fail(
      value,
      `Member must have length greater than or equal to ${min}`,
      'MIN_LENGTH_EXCEEDED',
    );
  }
  if (max !== undefined && length > max) {
    reading.fail(
      value,
      `Member must have length less than or equal to ${max}`,
      'MAX_LENGTH_EXCEEDED',
    );
  }
}

function checkValue(
  value: number,
  { min, max }: NumberRules,
  reading: Reading,
): number {
  if (min !== undefined && value < min) {
    reading.fail(
      value,
      `Member must have value greater than or equal to ${min}`,
      'MIN_VALUE_EXCEEDED',
    );
  }
  if (max !== undefined && value > max) {
    reading.fail(
      value,
      `Member must have value less than or equal to ${max}`,
      'MAX_VALUE_EXCEEDED',
    );
  }
  return value;
}

function readNumber(
  value: unknown,
  type: 'Integer' | 'Double',
  { isText }: Reading,
): number {
  const found =
    isText && typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : value;
  const fits = type === 'Integer' ? Number.isInteger : Number.isFinite;
  if (typeof found !== 'number' || !fits(found)) {
    throw wrongType(value, type);
  }
  return found;
}

const jsonTypes: Record<string, string> = {
  string: 'STRING_VALUE',
  number: 'NUMBER_VALUE',
  boolean: 'TRUE_VALUE',
};

/** What AWS's JSON reader says of a value of the wrong type. */
export function wrongType(value: unknown, type: string): SerializationFailure {
  const found = Array.isArray(value)
    ? 'START_ARRAY'
    : jsonTypes[typeof value] ?? 'START_OBJECT';
  return new SerializationFailure(
    `${found} can not be converted to ${
      type === 'Integer' ? 'an' : 'a'
    } ${type}`,
  );
}
