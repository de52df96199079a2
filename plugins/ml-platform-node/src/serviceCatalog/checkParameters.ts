import { InputError } from '@backstage/errors';
import { ProductParameter } from './provisioningParameters';

const listType = /^(CommaDelimitedList|List<.*>)$/;
const numberType = /^(Number|List<Number>)$/;

function problemOf(
  parameter: ProductParameter,
  value: string,
): string | undefined {
  const items = listType.test(parameter.type)
    ? value.split(',').map(item => item.trim())
    : [value];
  return items.map(item => itemProblem(parameter, item)).find(Boolean);
}

function itemProblem(
  parameter: ProductParameter,
  value: string,
): string | undefined {
  const { allowedValues, allowedPattern, minLength, maxLength } = parameter;
  if (allowedValues.length > 0 && !allowedValues.includes(value)) {
    return `must be one of ${allowedValues.join(', ')}`;
  }
  if (allowedPattern && !matchesWhole(allowedPattern, value)) {
    return (
      parameter.constraintDescription ??
      `must match the pattern ${allowedPattern}`
    );
  }
  const length = [...value].length;
  if (minLength !== undefined && length < minLength) {
    return `must have at least ${minLength} characters`;
  }
  if (maxLength !== undefined && length > maxLength) {
    return `must have at most ${maxLength} characters`;
  }
  return numberType.test(parameter.type)
    ? numberProblem(parameter, value)
    : undefined;
}

/** AWS's patterns are Java's; one that JavaScript cannot read is left for AWS to check. */
function matchesWhole(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return true;
  }
}

function numberProblem(
  { minValue, maxValue }: ProductParameter,
  value: string,
): string | undefined {
  const number = value.trim() === '' ? NaN : Number(value);
  if (Number.isNaN(number)) {
    return 'must be a number';
  }
  if (minValue !== undefined && number < minValue) {
    return `must be at least ${minValue}`;
  }
  if (maxValue !== undefined && number > maxValue) {
    return `must be at most ${maxValue}`;
  }
  return undefined;
}

/**
 * Throws an InputError that names every parameter that the product would refuse, and why:
 * unknown, missing, or a value outside its constraints.
 *
 * @public
 */
export function checkParameters(
  product: { name: string; version: string },
  known: ProductParameter[],
  values: Record<string, string>,
): void {
  const problems = Object.keys(values)
    .filter(key => !known.some(parameter => parameter.key === key))
    .map(key => `'${key}' is not a parameter of the product`);
  for (const parameter of known) {
    const value = values[parameter.key] ?? parameter.defaultValue;
    const problem =
      value === undefined ? 'is required' : problemOf(parameter, value);
    if (problem) {
      problems.push(`'${parameter.key}' ${problem}`);
    }
  }
  if (problems.length > 0) {
    throw new InputError(
      `The product '${product.name}' (version ${
        product.version
      }) does not take these parameters: ${problems.join('; ')}`,
    );
  }
}
