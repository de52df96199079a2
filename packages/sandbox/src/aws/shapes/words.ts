import type { Description } from './Shape';

/** AWS's sentences for what a value must be. */
export const words = {
  required: 'Member must not be null',
  minLength: (min: number) =>
    `Member must have length greater than or equal to ${min}`,
  maxLength: (max: number) =>
    `Member must have length less than or equal to ${max}`,
  minValue: (min: number) =>
    `Member must have value greater than or equal to ${min}`,
  maxValue: (max: number) =>
    `Member must have value less than or equal to ${max}`,
  pattern: (pattern?: string) =>
    `Member must satisfy regular expression pattern: ${pattern}`,
  enum: (values: readonly string[]) =>
    `Member must satisfy enum value set: [${values.join(', ')}]`,
};

/** All that a scalar must be, as AWS says it of a list's items or a map's keys and values. */
export function allWords(description: Description): string {
  const found: string[] = [];
  if ('enum' in description && description.enum) {
    found.push(words.enum(description.enum));
  }
  if ('max' in description || 'min' in description) {
    const { type, min, max } = description;
    const isValue = type === 'integer' || type === 'number';
    if (max !== undefined) {
      found.push((isValue ? words.maxValue : words.maxLength)(max));
    }
    if (min !== undefined) {
      found.push((isValue ? words.minValue : words.minLength)(min));
    }
  }
  if ('pattern' in description && description.pattern !== undefined) {
    found.push(words.pattern(description.pattern));
  }
  return `[${[...found, words.required].join(', ')}]`;
}
