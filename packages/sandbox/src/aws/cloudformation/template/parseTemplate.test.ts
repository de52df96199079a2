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
  ])('refuses %s', (body, message) => {
    expect(() => parseTemplate(body)).toThrow(message);
  });
});
