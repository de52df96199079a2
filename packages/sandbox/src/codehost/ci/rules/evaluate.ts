import { parseExpression, type Expression } from './parseExpression';
import { compilePattern, parsePattern } from './patterns';

/** Values of variables; a variable that is not there is null. */
export type Variables = Readonly<Record<string, string>>;

type Value = string | boolean | null;

/** Whether a `rules:if` expression holds. */
export function holds(text: string, variables: Variables): boolean {
  const expression = parseExpression(text);
  return expression !== undefined && isTruthy(evaluate(expression, variables));
}

function evaluate(expression: Expression, variables: Variables): Value {
  switch (expression.type) {
    case 'variable':
      return Object.hasOwn(variables, expression.name)
        ? variables[expression.name]
        : null;
    case 'text':
      return expression.value;
    case 'null':
      return null;
    case 'pattern':
      return expression.source;
    default:
      return operate(expression, variables);
  }
}

function operate(
  { operator, left, right }: Extract<Expression, { type: 'operation' }>,
  variables: Variables,
): boolean {
  const value = evaluate(left, variables);
  switch (operator) {
    case '&&':
      return isTruthy(value) && isTruthy(evaluate(right, variables));
    case '||':
      return isTruthy(value) || isTruthy(evaluate(right, variables));
    case '==':
      return value === evaluate(right, variables);
    case '!=':
      return value !== evaluate(right, variables);
    case '=~':
      return matches(value, right, variables);
    default:
      return !matches(value, right, variables);
  }
}

function matches(
  value: Value,
  right: Expression,
  variables: Variables,
): boolean {
  const pattern =
    right.type === 'pattern'
      ? compilePattern(right.source, right.flags)
      : parsePattern(String(evaluate(right, variables) ?? ''));
  return typeof value === 'string' && pattern?.matcher(value).find() === true;
}

function isTruthy(value: Value): boolean {
  return value === true || (typeof value === 'string' && value !== '');
}
