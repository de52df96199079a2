import type { CiVariable } from '../documents';

const reference = /\$\$|\$(\w+)|\$\{(\w+)\}/g;

/** Puts the values of variables in the place of `$A` and `${A}`; `$$` is a dollar sign. */
export function expandText(
  text: string,
  valueOf: (name: string) => string,
): string {
  return text.replace(reference, (match, plain, braced) =>
    match === '$$' ? '$' : valueOf(plain ?? braced),
  );
}

/** Replaces references between variables; those in a circle stay as they are. */
export function expandVariables(
  variables: readonly CiVariable[],
): CiVariable[] {
  const byKey = new Map(variables.map(one => [one.key, one]));
  const expanded = new Map<string, string>();
  const valueOf = (key: string, trail: readonly string[]): string => {
    const known = expanded.get(key);
    const variable = byKey.get(key);
    if (known !== undefined || !variable) {
      return known ?? '';
    }
    if (trail.includes(key)) {
      return `$${key}`;
    }
    const value = variable.raw
      ? variable.value
      : expandText(variable.value, name => valueOf(name, [...trail, key]));
    if (trail.length === 0) {
      expanded.set(key, value);
    }
    return value;
  };
  return [...byKey.values()].map(variable => ({
    ...variable,
    value: valueOf(variable.key, []),
  }));
}

export function toRecord(
  variables: readonly CiVariable[],
): Record<string, string> {
  return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
}
