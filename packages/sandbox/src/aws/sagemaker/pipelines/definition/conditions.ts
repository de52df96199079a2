import { isObject, type Json } from './types';

/** Resolves a value's references. */
type Resolve = (value: Json) => Json;

/** A condition that cannot be decided. */
export class ConditionError extends Error {}

/** Whether a condition of a Condition step holds. Throws ConditionError. */
export function holds(condition: Json, resolve: Resolve): boolean {
  if (!isObject(condition)) {
    throw new ConditionError('A condition must be an object.');
  }
  const { Type, Conditions, Expression, QueryValue, Values } = condition;
  const list = (value: Json | undefined) => (Array.isArray(value) ? value : []);
  switch (Type) {
    case 'Not':
      return !holds(Expression ?? null, resolve);
    case 'Or':
      return list(Conditions).some(one => holds(one, resolve));
    case 'In': {
      const wanted = resolve(QueryValue ?? null);
      return list(Values).some(one => isEqual(resolve(one), wanted));
    }
    default:
      return compare(
        String(Type),
        resolve(condition.LeftValue ?? null),
        resolve(condition.RightValue ?? null),
      );
  }
}

function compare(type: string, left: Json, right: Json): boolean {
  if (type === 'Equals') {
    return isEqual(left, right);
  }
  const [a, b] = [left, right].map(toNumber);
  switch (type) {
    case 'GreaterThan':
      return a > b;
    case 'GreaterThanOrEqualTo':
      return a >= b;
    case 'LessThan':
      return a < b;
    case 'LessThanOrEqualTo':
      return a <= b;
    default:
      throw new ConditionError(`Unknown condition type '${type}'.`);
  }
}

/** Numbers that came as text equal numbers: parameters and property files may hold either. */
function isEqual(left: Json, right: Json): boolean {
  return left === right || String(left) === String(right);
}

function toNumber(value: Json): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number) || value === '') {
    throw new ConditionError(
      `Cannot compare '${JSON.stringify(value)}' with a number.`,
    );
  }
  return number;
}
