import { TemplateError } from './TemplateError';
import {
  isObject,
  type TemplateObject,
  type TemplateParameter,
  type TemplateValue,
} from './types';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html */
const awsType =
  'AWS::EC2::(AvailabilityZone::Name|Image::Id|Instance::Id|SecurityGroup::(GroupName|Id)|Subnet::Id|VPC::Id|Volume::Id)|AWS::Route53::HostedZone::Id';
const keyPair = 'AWS::EC2::KeyPair::KeyName';
const stored = `String|List<String>|CommaDelimitedList|${awsType}|${keyPair}|List<(${awsType})>`;
const parameterType = new RegExp(
  `^(String|Number|CommaDelimitedList|List<Number>|${awsType}|${keyPair}|List<(${awsType})>|AWS::SSM::Parameter::Name|AWS::SSM::Parameter::Value<(${stored})>)$`,
);

const members = new Set([
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Default',
  'Description',
  'MaxLength',
  'MaxValue',
  'MinLength',
  'MinValue',
  'NoEcho',
  'Type',
]);

/** Reads the template's Parameters section. */
export function parseParameters(
  raw: TemplateObject,
): Record<string, TemplateParameter> {
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => {
      if (!/^[a-zA-Z0-9]{1,255}$/.test(key)) {
        throw new TemplateError(
          `Template format error: Parameter name ${key} is non alphanumeric.`,
        );
      }
      return [key, parseParameter(key, value)];
    }),
  );
}

function parseParameter(key: string, raw: TemplateValue): TemplateParameter {
  if (!isObject(raw) || typeof raw.Type !== 'string') {
    throw new TemplateError(
      `Template format error: Every Parameters object must contain a Type member; ${key} has none.`,
    );
  }
  const other = Object.keys(raw).find(name => !members.has(name));
  if (other !== undefined) {
    throw new TemplateError(`Invalid template parameter property '${other}'`);
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
