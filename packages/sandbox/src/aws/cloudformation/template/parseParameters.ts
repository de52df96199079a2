import { TemplateError } from './TemplateError';
import {
  isObject,
  type TemplateObject,
  type TemplateParameter,
  type TemplateValue,
} from './types';

const parameterType =
  /^(String|Number|CommaDelimitedList|List<Number>|(List<)?AWS::[A-Za-z0-9]+::[A-Za-z0-9:]+>?)$/;

/** Reads the template's Parameters section. */
export function parseParameters(
  raw: TemplateObject,
): Record<string, TemplateParameter> {
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [
      key,
      parseParameter(key, value),
    ]),
  );
}

function parseParameter(key: string, raw: TemplateValue): TemplateParameter {
  if (!isObject(raw) || typeof raw.Type !== 'string') {
    throw new TemplateError(
      `Template format error: Every Parameters object must contain a Type member; ${key} has none.`,
    );
  }
  if (!parameterType.test(raw.Type)) {
    throw new TemplateError(
      `Template format error: Unrecognized parameter type: ${raw.Type}`,
    );
  }
  return {
    Type: raw.Type,
    NoEcho: raw.NoEcho === true || raw.NoEcho === 'true',
    Description: text(raw.Description),
    Default: text(raw.Default),
    AllowedPattern: text(raw.AllowedPattern),
    AllowedValues: Array.isArray(raw.AllowedValues)
      ? raw.AllowedValues.map(String)
      : undefined,
    ConstraintDescription: text(raw.ConstraintDescription),
    MinLength: number(key, 'MinLength', raw.MinLength),
    MaxLength: number(key, 'MaxLength', raw.MaxLength),
    MinValue: number(key, 'MinValue', raw.MinValue),
    MaxValue: number(key, 'MaxValue', raw.MaxValue),
  };
}

function text(value: TemplateValue | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function number(key: string, name: string, value: TemplateValue | undefined) {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (Number.isNaN(Number(value))) {
    throw new TemplateError(
      `Template format error: ${name} of parameter '${key}' must be a number.`,
    );
  }
  return Number(value);
}
