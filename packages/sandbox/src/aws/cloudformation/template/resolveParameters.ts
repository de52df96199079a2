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
  if (parameter.Type.startsWith('AWS::SSM::Parameter::Value<')) {
    // The sandbox has no Parameter Store, so none of its accounts has a parameter.
    throw new TemplateError(
      `Unable to fetch parameters [${value}] from parameter store for this account.`,
    );
  }
  const items = isListType(parameter.Type) ? splitList(value) : [value];
  const isMissing = missingIn(parameter.Type);
  for (const item of items) {
    if (isMissing(item)) {
      throw new TemplateError(
        `Parameter validation failed: parameter value ${item} for parameter name ${key} does not exist`,
      );
    }
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

/** What ids of AWS-specific types look like: the sandbox has no EC2 to ask. */
const idForms: Record<string, RegExp> = {
  'AWS::EC2::AvailabilityZone::Name': /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/,
  'AWS::EC2::Image::Id': /^ami-[0-9a-f]{8,17}$/,
  'AWS::EC2::Instance::Id': /^i-[0-9a-f]{8,17}$/,
  'AWS::EC2::SecurityGroup::Id': /^sg-[0-9a-f]{8,17}$/,
  'AWS::EC2::Subnet::Id': /^subnet-[0-9a-f]{8,17}$/,
  'AWS::EC2::VPC::Id': /^vpc-[0-9a-f]{8,17}$/,
  'AWS::EC2::Volume::Id': /^vol-[0-9a-f]{8,17}$/,
  'AWS::Route53::HostedZone::Id': /^Z[0-9A-Z]{1,31}$/,
};

/** Whether AWS can have nothing of the name, so that it says that it does not exist. */
function missingIn(type: string): (value: string) => boolean {
  const form = idForms[type.replace(/^List<(.*)>$/, '$1')];
  return value => form !== undefined && !form.test(value);
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
