import type { Description, Shape } from '../../shapes';
import { compilePattern } from '../../shapes/pattern';
import { sample } from './sample';

/** The classes of constraints that AWS's models have. */
export type Constraint =
  | 'required'
  | 'type'
  | 'length'
  | 'range'
  | 'pattern'
  | 'enum'
  /** What AWS takes and the sandbox does not. */
  | 'lacking';

/** A value that breaks a constraint, and the words that AWS has for it. */
interface Break {
  constraint: Constraint;
  value: unknown;
  words: string;
}

const wrongTypes: Record<Description['type'], [value: unknown, words: string]> =
  {
    string: [{ a: 'x' }, 'START_OBJECT can not be converted to a String'],
    integer: ['x', 'STRING_VALUE can not be converted to an Integer'],
    number: ['x', 'STRING_VALUE can not be converted to a Double'],
    boolean: ['x', 'STRING_VALUE can not be converted to a Boolean'],
    timestamp: ['x', 'STRING_VALUE can not be converted to a Timestamp'],
    blob: [{ a: 'x' }, 'START_OBJECT can not be converted to a Blob'],
    document: ['x', 'STRING_VALUE can not be converted to a Document'],
    list: ['x', 'STRING_VALUE can not be converted to a List'],
    map: ['x', 'STRING_VALUE can not be converted to a Map'],
    structure: ['x', 'STRING_VALUE can not be converted to a Structure'],
  };

/** Whether a type's length is bounded, and how long a value is made. */
const longer: Partial<
  Record<Description['type'], (length: number, description: never) => unknown>
> = {
  string: length => 'a'.repeat(length),
  blob: length => Buffer.alloc(length).toString('base64'),
  list: (length, { item }: { item: Shape<unknown> }) =>
    Array.from({ length }, () => sample(item)),
  map: (length, { key, value }: Record<'key' | 'value', Shape<unknown>>) =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `${sample(key)}${index}`,
        sample(value),
      ]),
    ),
};

/** Texts of which most patterns take none. */
const strangeTexts = ['!', ' ', '\n', '\u0000', '/', '~', 'é', '日', '😀', '-'];

/** A value for each constraint of the shape itself. */
export function* breaks({ description }: Shape<unknown>): Generator<Break> {
  const [value, words] = wrongTypes[description.type];
  yield { constraint: 'type', value, words };
  if ('enum' in description && description.enum) {
    yield {
      constraint: 'enum',
      value: 'none-of-these',
      words: `Member must satisfy enum value set: [${description.enum.join(
        ', ',
      )}]`,
    };
  }
  if (description.type === 'string') {
    for (const lacked of description.lacks ?? []) {
      yield { constraint: 'lacking', value: lacked, words: lacked };
    }
  }
  if ('min' in description || 'max' in description) {
    yield* outOfBounds(description);
  }
  if ('pattern' in description && description.pattern !== undefined) {
    const { pattern, min = 1 } = description;
    const strange = strangeTexts
      .map(text => text.repeat(Math.max(min, 1)))
      .find(text => !compilePattern(pattern).test(text));
    if (strange !== undefined) {
      yield {
        constraint: 'pattern',
        value: strange,
        words: `Member must satisfy regular expression pattern: ${pattern}`,
      };
    }
  }
}

type Bounded = Extract<Description, { min?: number }>;

function* outOfBounds(description: Bounded): Generator<Break> {
  const { type, min, max } = description;
  const make = longer[type];
  const [constraint, noun] = make
    ? (['length', 'length'] as const)
    : (['range', 'value'] as const);
  const valueOf = (size: number) =>
    make ? make(size, description as never) : size;
  if (max !== undefined) {
    yield {
      constraint,
      value: valueOf(max + 1),
      words: `Member must have ${noun} less than or equal to ${max}`,
    };
  }
  if (min !== undefined && !(make && min === 0)) {
    yield {
      constraint,
      value: valueOf(min - 1),
      words: `Member must have ${noun} greater than or equal to ${min}`,
    };
  }
}
