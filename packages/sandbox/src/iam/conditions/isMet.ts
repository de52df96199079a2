import type { Condition } from '../policy/Policy';
import type { RequestContext } from '../RequestContext';

/** Whether all conditions of a statement are met. */
export function areMet(
  conditions: readonly Condition[],
  context: RequestContext,
): boolean {
  return conditions.every(one => isMet(one, context));
}

function isMet(condition: Condition, context: RequestContext): boolean {
  const { operator, qualifier, ifExists, key } = condition;
  const values = context.get(key);
  if (operator.name === 'Null') {
    return isNull(condition, values, context);
  }
  if (values === undefined && ifExists) {
    return true;
  }
  const test = (value: string) =>
    operator.isNegated !==
    condition.values.some(one => operator.matches(one, value, context));
  if (qualifier) {
    // An empty text is an empty set.
    const set = (values ?? []).filter(value => value !== '');
    return qualifier === 'ForAllValues' ? set.every(test) : set.some(test);
  }
  if (values === undefined) {
    return operator.isNegated;
  }
  // Several values need a set operator; AWS does not say what they do without.
  return values.length === 1 && test(values[0]);
}

/** `Null`: `true` asks for a key that the request does not have. */
function isNull(
  { operator, values: wanted }: Condition,
  values: readonly string[] | undefined,
  context: RequestContext,
): boolean {
  const isAbsent = !values?.some(value => value !== '');
  return wanted.some(one => operator.matches(one, String(isAbsent), context));
}
