import type { EventPattern, FieldPattern } from './parsePattern';

/**
 * Whether an event matches a pattern: each field of the pattern by one of its filters. Of an
 * array in the event one element is enough.
 */
export function matchEvent(pattern: EventPattern, event: unknown): boolean {
  const here = asObject(event);
  return (
    [...pattern.fields].every(([name, field]) =>
      matchField(
        field,
        here && Object.hasOwn(here, name) ? here[name] : undefined,
      ),
    ) &&
    pattern.alternatives.every(group =>
      group.some(alternative => matchEvent(alternative, event)),
    )
  );
}

function matchField(
  field: EventPattern | FieldPattern,
  value: unknown,
): boolean {
  if (!Array.isArray(field)) {
    return Array.isArray(value)
      ? value.some(one => matchEvent(field, one))
      : matchEvent(field, value);
  }
  const values = leaves(value);
  return field.some(filter =>
    values.length
      ? values.some(one => filter.matches(one))
      : filter.matchesAbsent === true,
  );
}

/** The values of a field; an object is none, as filters look at leaves only. */
function leaves(value: unknown): unknown[] {
  return [value]
    .flat(Infinity)
    .filter(
      one => one !== undefined && (typeof one !== 'object' || one === null),
    );
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
