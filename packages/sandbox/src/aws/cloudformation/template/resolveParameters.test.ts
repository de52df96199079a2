import { parseTemplate } from './parseTemplate';
import { resolveParameters } from './resolveParameters';

function check(parameter: object, value?: string) {
  const template = parseTemplate(
    JSON.stringify({
      Parameters: { P: parameter },
      Resources: { A: { Type: 'AWS::IAM::Role' } },
    }),
  );
  return resolveParameters(
    template.Parameters,
    value === undefined ? {} : { P: value },
  ).P;
}

describe('resolveParameters', () => {
  it('takes what is given, else the default', () => {
    expect(check({ Type: 'String', Default: 'd' }, 'v')).toBe('v');
    expect(check({ Type: 'Number', Default: 60 })).toBe('60');
  });

  it.each([
    [{ Type: 'String' }, undefined, 'Parameters: [P] must have values'],
    [
      { Type: 'String', AllowedValues: ['a', 'b'] },
      'c',
      "Parameter 'P' must be one of AllowedValues",
    ],
    [
      { Type: 'String', AllowedPattern: '[a-z]+' },
      'a1',
      "Parameter 'P' must match pattern [a-z]+",
    ],
    [
      {
        Type: 'String',
        AllowedPattern: '[a-z]+',
        ConstraintDescription: 'must be small letters',
      },
      'a1',
      'Parameter P failed to satisfy constraint: must be small letters',
    ],
    [
      { Type: 'String', MinLength: 3 },
      'ab',
      "Parameter 'P' must contain at least 3 characters",
    ],
    [
      { Type: 'String', MaxLength: '1' },
      'ab',
      "Parameter 'P' must contain at most 1 characters",
    ],
    [
      { Type: 'AWS::EC2::VPC::Id' },
      'my-vpc',
      'Parameter validation failed: parameter value my-vpc for parameter name P does not exist',
    ],
    [
      { Type: 'List<AWS::EC2::Subnet::Id>' },
      'subnet-0123456789abcdef0,vpc-0123456789abcdef0',
      'parameter value vpc-0123456789abcdef0 for parameter name P does not exist',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>' },
      '/shared/subnets',
      'Unable to fetch parameters [/shared/subnets] from parameter store for this account.',
    ],
    [{ Type: 'Number' }, 'x', "Parameter 'P' must be a number"],
    [
      { Type: 'Number', MinValue: 60 },
      '59',
      "Parameter 'P' must be a number not less than 60",
    ],
    [
      { Type: 'List<Number>', MaxValue: 2 },
      '1, 3',
      "Parameter 'P' must be a number not greater than 2",
    ],
  ])('refuses %j given %p', (parameter, value, message) => {
    expect(() => check(parameter, value)).toThrow(message);
  });

  it('refuses parameters the template does not have', () => {
    expect(() => resolveParameters({}, { Q: 'x' })).toThrow(
      'Parameters: [Q] do not exist in the template',
    );
  });
});
