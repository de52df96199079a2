import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseTemplate } from './parseTemplate';

const resources = 'Resources: { A: { Type: AWS::IAM::Role } }';

describe('parseTemplate', () => {
  it.each(['studio-domain', 'studio-user-profile'])(
    'reads the product %s',
    name => {
      const path = resolve(
        __dirname,
        '../../../../../../templates/products',
        name,
        'product.yaml',
      );
      const template = parseTemplate(readFileSync(path, 'utf8'));
      expect(template.Parameters.ExecutionRoleArn.Type).toBe('String');
      expect(Object.keys(template.Outputs)).toContain('DomainId');
    },
  );

  it('reads short and long functions alike, in YAML and in JSON', () => {
    const yaml = `
Parameters: { Name: { Type: String } }
Resources:
  A:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Join ['-', [!Ref Name, !Sub 'x-\${Name}']]
      Path: !GetAtt B.Arn
  B: { Type: AWS::IAM::Role }`;
    const json = JSON.stringify({
      Parameters: { Name: { Type: 'String' } },
      Resources: {
        A: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: {
              'Fn::Join': ['-', [{ Ref: 'Name' }, { 'Fn::Sub': 'x-${Name}' }]],
            },
            Path: { 'Fn::GetAtt': ['B', 'Arn'] },
          },
        },
        B: { Type: 'AWS::IAM::Role' },
      },
    });
    expect(parseTemplate(yaml)).toEqual(parseTemplate(json));
  });

  it('reads YAML 1.1, but for dates', () => {
    const { Parameters, Resources } = parseTemplate(`
Parameters: { P: { Type: String, Default: yes, AllowedValues: [no, 010] } }
Resources:
  A:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: { Version: 2012-10-17 } }`);
    expect(Parameters.P).toMatchObject({
      Default: 'true',
      AllowedValues: ['false', '8'],
    });
    expect(Resources.A.Properties).toEqual({
      AssumeRolePolicyDocument: { Version: '2012-10-17' },
    });
  });

  it.each([
    ['a: [', 'Template format error: YAML not well-formed. (line 1, column 5)'],
    ['just text', 'Template format error: unsupported structure.'],
    [
      'Resources: {}',
      'Template format error: At least one Resources member must be defined.',
    ],
    [`${resources}\nFoo: {}`, 'Invalid template property or properties [Foo]'],
    [
      'Resources: { A: {} }',
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    [
      'Resources: { A: { Type: AWS::IAM::Role, Properties: { Path: !Ref Nope } } }',
      'Template format error: Unresolved resource dependencies [Nope] in the Resources block of the template',
    ],
    [
      'Resources: { A: { Type: AWS::IAM::Role, DependsOn: Nope } }',
      'Template format error: Unresolved resource dependencies [Nope] in the Resources block of the template',
    ],
    [
      `${resources}\nOutputs: { X: { Value: !Sub '\${Nope.Arn}' } }`,
      'Template format error: Unresolved resource dependencies [Nope] in the Outputs block of the template',
    ],
    [
      `${resources}\nConditions: { C: !Equals [!Ref A, b] }`,
      'Template format error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template',
    ],
    [
      'Resources: { A: { Type: AWS::IAM::Role, Condition: Nope } }',
      'Template format error: Unresolved condition dependency Nope in the Resources block of the template',
    ],
    [
      `${resources}\nParameters: { P: { Type: Text } }`,
      'Template format error: Unrecognized parameter type: Text',
    ],
    [
      `${resources}\nParameters: { P: { Type: AWS::EC2::Nothing::Id } }`,
      'Template format error: Unrecognized parameter type: AWS::EC2::Nothing::Id',
    ],
    [
      `${resources}\nParameters: { P: { Type: String, Pattern: a } }`,
      "Invalid template parameter property 'Pattern'",
    ],
    [
      `${resources}\nParameters: { P_1: { Type: String } }`,
      'Template format error: Parameter name P_1 is non alphanumeric.',
    ],
    [
      'Resources: { A: { Type: AWS::IAM::Role, Property: {} } }',
      "Invalid template resource property 'Property'",
    ],
    [
      `${resources}\nOutputs: { X: { Value: a, Export: { Name: b } } }`,
      'The sandbox has no exports yet: output X cannot have one.',
    ],
    [
      `${resources}\nRules: { R: { RuleCondition: true } }`,
      'Every Rules member must contain Assertions; R has none.',
    ],
    [
      `${resources}\nRules: { R: { Assertions: [{ Assert: !Sub a }] } }`,
      'Encountered unsupported function: Fn::Sub in the Rules block',
    ],
    [
      'Resources: { A: &a { Type: AWS::IAM::Role }, B: *a }',
      'Template format error: YAML aliases are not allowed in CloudFormation templates',
    ],
    [
      JSON.stringify({
        Resources: Object.fromEntries(
          Array.from({ length: 501 }, (_, index) => [
            `A${index}`,
            { Type: 'AWS::IAM::Role' },
          ]),
        ),
      }),
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    ],
  ])('refuses %s', (body, message) => {
    expect(() => parseTemplate(body)).toThrow(message);
  });
});
