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
    ['!If [IsBob, yes, no]', 'yes'],
    ['!If [Both, yes, no]', 'yes'],
    ['!If [Either, yes, no]', 'yes'],
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
    ['!ImportValue x', 'Fn::ImportValue is not a function this sandbox knows'],
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

  it('refuses conditions that need each other', () => {
    const template = parseTemplate(`
Conditions: { C: !Not [!Condition D], D: !Not [!Condition C] }
Resources: { A: { Type: AWS::IAM::Role, Condition: C } }`);
    expect(() => new TemplateInstance(template, {}, pseudo)).toThrow(
      'Circular dependency between conditions: [C, D]',
    );
  });
});
