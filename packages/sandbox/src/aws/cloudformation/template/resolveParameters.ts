import { TemplateError } from './TemplateError';
import type { TemplateParameter } from './types';

/** Whether the parameter's value is a list (`Ref` then gives an array). */
export function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

/**
 * The text of every parameter of a template: what was given, else the default, each checked
 * against its constraints. Throws {@link TemplateError} for the first that does not fit.
 */
export function resolveParameters(
  declared: Record<string, TemplateParameter>,
  given: Record<string, string>,
): Record<string, string> {
  const unknown = Object.keys(given).filter(
    key => !Object.hasOwn(declared, key),
  );
  if (unknown.length) {
    throw new TemplateError(
      `Parameters: [${unknown.join(', ')}] do not exist in the template`,
    );
  }
  const missing = Object.keys(declared).filter(
    key => given[key] === undefined && declared[key].Default === undefined,
  );
  if (missing.length) {
    throw new TemplateError(
      `Parameters: [${missing.join(', ')}] must have values`,
    );
  }
  return Object.fromEntries(
    Object.entries(declared).map(([key, parameter]) => {
      const value = given[key] ?? parameter.Default;
      checkParameter(key, parameter, value);
      return [key, value];
    }),
  );
}

function checkParameter(
  key: string,
  parameter: TemplateParameter,
  value: string,
) {
  const items = isListType(parameter.Type) ? splitList(value) : [value];
  for (const item of items) {
    const problem = constraintBroken(parameter, item);
    if (problem) {
      throw new TemplateError(
        parameter.ConstraintDescription
          ? `Parameter ${key} failed to satisfy constraint: ${parameter.ConstraintDescription}`
          : `Parameter '${key}' ${problem}`,
      );
    }
  }
}

/** The items of a list parameter's text. */
export function splitList(value: string): string[] {
  return value === '' ? [] : value.split(',').map(item => item.trim());
}

function constraintBroken(
  parameter: TemplateParameter,
  value: string,
): string | undefined {
  const { AllowedValues, AllowedPattern, MinLength, MaxLength } = parameter;
  if (AllowedValues && !AllowedValues.includes(value)) {
    return 'must be one of AllowedValues';
  }
  if (parameter.Type.includes('Number')) {
    return numberConstraintBroken(parameter, value);
  }
  if (MinLength !== undefined && value.length < MinLength) {
    return `must contain at least ${MinLength} characters`;
  }
  if (MaxLength !== undefined && value.length > MaxLength) {
    return `must contain at most ${MaxLength} characters`;
  }
  if (AllowedPattern && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) {
    return `must match pattern ${AllowedPattern}`;
  }
  return undefined;
}

function numberConstraintBroken(
  { MinValue, MaxValue }: TemplateParameter,
  value: string,
): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) {
    return 'must be a number';
  }
  if (MinValue !== undefined && number < MinValue) {
    return `must be a number not less than ${MinValue}`;
  }
  if (MaxValue !== undefined && number > MaxValue) {
    return `must be a number not greater than ${MaxValue}`;
  }
  return undefined;
}
