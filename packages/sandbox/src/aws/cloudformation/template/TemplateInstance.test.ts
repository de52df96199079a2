import { parseTemplate } from './parseTemplate';
import { TemplateInstance, type ResourceState } from './TemplateInstance';
import type { TemplateValue } from './types';

const pseudo = { 'AWS::Region': 'eu-west-1', 'AWS::Partition': 'aws' };
const states: Record<string, ResourceState> = {
  B: { physicalId: 'b-1', attributes: { Arn: 'arn:b', 'Nested.Name': 'n' } },
};

function evaluateProperty(value: string, rest = '') {
  const template = parseTemplate(`
Parameters:
  Name: { Type: String }
  Items: { Type: CommaDelimitedList, Default: 'x, y' }
Mappings:
  Map: { eu-west-1: { Size: small } }
Conditions:
  IsBob: !Equals [!Ref Name, bob]
  Both: !And [!Condition IsBob, !Not [!Equals [a, b]]]
  Either: !Or [!Condition Both, !Equals [a, b]]
Resources:
  A: { Type: AWS::IAM::Role, Properties: { Value: ${value}, Kept: 1 } }
  B: { Type: AWS::IAM::Role }
${rest}`);
  return (name: string): TemplateValue =>
    new TemplateInstance(template, { Name: name }, pseudo).properties(
      'A',
      id => states[id],
    ).Value;
}

describe('TemplateInstance', () => {
  it.each<[string, TemplateValue]>([
    ['!Ref Name', 'bob'],
    ['!Ref Items', ['x', 'y']],
    ['!Ref B', 'b-1'],
    ['!GetAtt B.Arn', 'arn:b'],
    ['!GetAtt B.Nested.Name', 'n'],
    [
      '!Sub "${AWS::Region}/${Name}/${B}/${B.Arn}/${!kept}"',
      'eu-west-1/bob/b-1/arn:b/${kept}',
    ],
    ['!Sub ["${Own}-${Name}", { Own: !Ref B }]', 'b-1-bob'],
    ['!Join ["-", [a, !Ref Name]]', 'a-bob'],
    ['!Join ["-", !Ref Items]', 'x-y'],
    ['!Select [1, !Ref Items]', 'y'],
    ['!Select [0, !Split ["/", "p/q"]]', 'p'],
    ['!FindInMap [Map, !Ref AWS::Region, Size]', 'small'],
    ['!If [IsBob, a, b]', 'a'],
    ['!If [Both, a, b]', 'a'],
    ['!If [Either, a, b]', 'a'],
    [
      '!Cidr [10.0.1.0/24, 3, 6]',
      ['10.0.1.0/26', '10.0.1.64/26', '10.0.1.128/26'],
    ],
    ['!Cidr [10.255.0.0/15, 2]', ['10.254.0.0/24', '10.254.1.0/24']],
    ['!GetAZs ""', ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    ['!GetAZs us-east-1', ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    ['!Base64 hi', 'aGk='],
  ])('evaluates %s', (expression, expected) => {
    expect(evaluateProperty(expression)('bob')).toEqual(expected);
  });

  it('leaves out what is AWS::NoValue', () => {
    const value = evaluateProperty('!If [IsBob, !Ref Name, !Ref AWS::NoValue]');
    expect(value('bob')).toBe('bob');
    expect(value('eve')).toBeUndefined();
    expect(evaluateProperty('[!Ref Name, !Ref AWS::NoValue]')('eve')).toEqual([
      'eve',
    ]);
  });

  it.each([
    [
      '!Select [9, !Ref Items]',
      'Fn::Select cannot select nonexistent value at index 9',
    ],
    [
      '!FindInMap [Map, nowhere, Size]',
      'Unable to get mapping for Map::nowhere::Size',
    ],
    [
      '!GetAtt B.Nope',
      'resource B does not support attribute type Nope in Fn::GetAtt',
    ],
    ['!ImportValue x', 'Encountered unsupported function: Fn::ImportValue'],
    ['!Contains [[a], a]', 'Encountered unsupported function: Fn::Contains'],
    ['!Cidr [10.0.0.0/24, 5, 6]', 'Fn::Cidr cannot make 5 blocks'],
    ['!Cidr [10.0.0.256/24, 1]', 'Fn::Cidr cannot make 1 blocks'],
    ['!Join [a]', 'Fn::Join requires a list argument with 2 elements'],
  ])('refuses %s', (expression, message) => {
    expect(() => evaluateProperty(expression)('bob')).toThrow(message);
  });

  it('leaves out resources and outputs whose condition does not hold', () => {
    const template = parseTemplate(`
Parameters: { Make: { Type: String } }
Conditions: { Yes: !Equals [!Ref Make, 'yes'] }
Resources:
  A: { Type: AWS::IAM::Role }
  B: { Type: AWS::IAM::Role, Condition: Yes, DependsOn: A }
Outputs:
  Name: { Condition: Yes, Value: !Ref B, Description: the role }`);
    const made = new TemplateInstance(template, { Make: 'yes' }, pseudo);
    expect(made.order).toEqual(['A', 'B']);
    expect(made.outputs(id => states[id])).toEqual([
      { key: 'Name', value: 'b-1', description: 'the role' },
    ]);
    const not = new TemplateInstance(template, { Make: 'no' }, pseudo);
    expect(not.order).toEqual(['A']);
    expect(not.outputs(id => states[id])).toEqual([]);
  });

  const rules = parseTemplate(`
Parameters:
  Ssl: { Type: String }
  Names: { Type: CommaDelimitedList }
Rules:
  Certified:
    RuleCondition: !Equals [!Ref Ssl, 'on']
    Assertions:
      - Assert: !EachMemberIn [!Ref Names, [a, b]]
        AssertDescription: only a and b have certificates
      - Assert: !Not [!Contains [!Ref Names, b]]
  Plain:
    RuleCondition: !Equals [!Ref Ssl, 'off']
    Assertions:
      - Assert: !EachMemberEquals [!Ref Names, c]
        AssertDescription: only c goes without
Resources: { A: { Type: AWS::IAM::Role } }`);
  it.each([
    ['on', 'a', undefined],
    ['on', 'a,c', 'only a and b have certificates'],
    ['on', 'a,b', 'An assertion of rule Certified failed.'],
    ['off', 'c,c', undefined],
    ['off', 'c,a', 'only c goes without'],
    ['neither', 'x', undefined],
  ])('holds its rules: SSL %s for %s', (Ssl, Names, message) => {
    const refusal = () => {
      try {
        return new TemplateInstance(rules, { Ssl, Names }, pseudo) && undefined;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refusal()).toBe(message);
  });

  it('refuses conditions that need each other', () => {
    const template = parseTemplate(`
Conditions: { C: !Not [!Condition D], D: !Not [!Condition C] }
Resources: { A: { Type: AWS::IAM::Role, Condition: C } }`);
    expect(() => new TemplateInstance(template, {}, pseudo)).toThrow(
      'Circular dependency between conditions: [C, D]',
    );
  });
});
