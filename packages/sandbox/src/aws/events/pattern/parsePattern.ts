import { filters, type Filter } from './filters';

/** What a field must be: one of these filters holds. */
export type FieldPattern = Filter[];

/** A parsed event pattern: fields by name, and alternatives. */
export interface EventPattern {
  fields: Map<string, EventPattern | FieldPattern>;
  /** Of `$or`: groups of patterns of which one must match. */
  alternatives: EventPattern[][];
}

/** What is wrong with a pattern, in EventBridge's words. */
export class PatternError extends Error {}

/**
 * Reads an event pattern. Throws {@link PatternError}.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function parsePattern(text: string): EventPattern {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PatternError('Filter is not an object');
  }
  if (!isObject(value)) {
    throw new PatternError('Filter is not an object');
  }
  if (!Object.keys(value).length) {
    throw new PatternError('Empty patterns are not allowed');
  }
  return parseObject(value);
}

function parseObject(value: Record<string, unknown>): EventPattern {
  const pattern: EventPattern = { fields: new Map(), alternatives: [] };
  for (const [name, child] of Object.entries(value)) {
    if (name === '$or' && Array.isArray(child) && child.every(isObject)) {
      if (child.length < 2) {
        throw new PatternError(
          'There must have at least 2 Objects in $or relationship.',
        );
      }
      pattern.alternatives.push(child.map(parseObject));
    } else if (isObject(child)) {
      if (!Object.keys(child).length) {
        throw new PatternError('Empty objects are not allowed');
      }
      pattern.fields.set(name, parseObject(child));
    } else if (Array.isArray(child)) {
      if (!child.length) {
        throw new PatternError('Empty arrays are not allowed');
      }
      pattern.fields.set(name, child.map(parseFilter));
    } else {
      throw new PatternError(`"${name}" must be an object or an array`);
    }
  }
  return pattern;
}

function parseFilter(value: unknown): Filter {
  if (!isObject(value)) {
    if (Array.isArray(value)) {
      throw new PatternError('Arrays cannot be nested in a match expression');
    }
    return { matches: field => field === value };
  }
  const [[name, argument] = [], ...others] = Object.entries(value);
  if (name === undefined || others.length) {
    throw new PatternError('Only one key allowed in match expression');
  }
  if (!Object.hasOwn(filters, name)) {
    throw new PatternError(`Unrecognized match type ${name}`);
  }
  const filter = filters[name](argument);
  if (!filter) {
    throw new PatternError(`Value of ${name} is not valid`);
  }
  return filter;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
