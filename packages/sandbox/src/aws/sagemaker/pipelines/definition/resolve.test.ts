import { ConditionError, holds } from './conditions';
import { parseDuration } from './duration';
import { resolveParameters } from './parameters';
import { propertyFileReads } from './references';
import { at, resolve, ResolveError, type ResolveScope } from './resolve';
import type { Json } from './types';

const scope: ResolveScope = {
  definition: {
    Parameters: [
      { Name: 'Count', Type: 'Integer', DefaultValue: 2 },
      { Name: 'Fast', Type: 'Boolean', DefaultValue: true },
      { Name: 'Name', Type: 'String' },
    ],
    Steps: [],
  },
  parameters: [
    { Name: 'Count', Value: '3' },
    { Name: 'Fast', Value: 'true' },
    { Name: 'Name', Value: 'churn' },
  ],
  execution: { PipelineName: 'p' },
  step: name =>
    name === 'Process'
      ? {
          properties: {
            ProcessingOutputConfig: {
              Outputs: [
                { OutputName: 'train', S3Output: { S3Uri: 's3://b/train' } },
              ],
            },
            HyperParameters: { 'max.depth': '5' },
          },
          propertyFiles: { Report: { metrics: { auc: { value: 0.9 } } } },
        }
      : undefined,
};
const value = (json: Json) => resolve(json, scope);

describe('resolve', () => {
  it('gives parameters in their own type', () => {
    expect(
      value([{ Get: 'Parameters.Count' }, { Get: 'Parameters.Fast' }]),
    ).toEqual([3, true]);
  });

  it.each<[reference: string, found: Json]>([
    [
      "Steps.Process.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
      's3://b/train',
    ],
    [
      'Steps.Process.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri',
      's3://b/train',
    ],
    ["Steps.Process.HyperParameters['max.depth']", '5'],
    ['Execution.PipelineName', 'p'],
  ])('finds %s', (Get, found) => {
    expect(value({ deep: { Get } })).toEqual({ deep: found });
  });

  it.each([
    'Steps.Process.Outputs',
    'Steps.Other.ProcessingJobName',
    'Parameters.Size',
    'Execution.Nothing',
    'Nothing',
  ])('has no value for %s', Get => {
    expect(() => value({ Get })).toThrow(ResolveError);
  });

  it('joins, nested too', () => {
    expect(
      value({
        'Std:Join': {
          On: '/',
          Values: [
            's3:',
            {
              'Std:Join': {
                On: '-',
                Values: ['a', { Get: 'Parameters.Count' }],
              },
            },
          ],
        },
      }),
    ).toBe('s3:/a-3');
  });

  it('reads property files', () => {
    const read = (Path: string): Json => ({
      'Std:JsonGet': {
        PropertyFile: { Get: 'Steps.Process.PropertyFiles.Report' },
        Path,
      },
    });
    expect(value(read('metrics.auc.value'))).toBe(0.9);
    expect(() => value(read('metrics.f1.value'))).toThrow(ResolveError);
    expect(propertyFileReads([read('a.b')])).toEqual([
      { step: 'Process', file: 'Report', path: 'a.b' },
    ]);
  });

  it('does not follow inherited members', () => {
    expect(() => at({}, 'constructor.name', () => 'it')).toThrow(ResolveError);
  });
});

describe('holds', () => {
  const compare = (Type: string, LeftValue: Json, RightValue: Json) =>
    holds({ Type, LeftValue, RightValue }, value);

  it('compares numbers, also those that came as text', () => {
    expect(compare('GreaterThan', 2, 1)).toBe(true);
    expect(compare('GreaterThan', '10', 9)).toBe(true);
    expect(compare('GreaterThanOrEqualTo', 1, 1)).toBe(true);
    expect(compare('LessThan', 1, 1)).toBe(false);
    expect(compare('LessThanOrEqualTo', 1, { Get: 'Parameters.Count' })).toBe(
      true,
    );
    expect(compare('Equals', { Get: 'Parameters.Name' }, 'churn')).toBe(true);
  });

  it('negates, chooses and looks in lists', () => {
    const yes = { Type: 'Equals', LeftValue: 1, RightValue: 1 };
    const no = { Type: 'Not', Expression: yes };
    expect(holds(no, value)).toBe(false);
    expect(holds({ Type: 'Or', Conditions: [no, yes] }, value)).toBe(true);
    expect(
      holds(
        {
          Type: 'In',
          QueryValue: { Get: 'Parameters.Name' },
          Values: ['fraud', 'churn'],
        },
        value,
      ),
    ).toBe(true);
  });

  it('cannot compare text or decide by an unknown type', () => {
    expect(() => compare('LessThan', 'a', 1)).toThrow(ConditionError);
    expect(() => compare('Like', 1, 1)).toThrow(ConditionError);
  });
});

describe('resolveParameters', () => {
  it('takes what is given, else the default', () => {
    expect(
      resolveParameters(scope.definition, [{ Name: 'Name', Value: 'x' }]),
    ).toEqual([
      { Name: 'Count', Value: '2' },
      { Name: 'Fast', Value: 'true' },
      { Name: 'Name', Value: 'x' },
    ]);
  });

  it.each([
    [[], '[Name] has no default'],
    [[{ Name: 'Size', Value: '1' }], '[Size] is not defined'],
    [
      [
        { Name: 'Name', Value: 'x' },
        { Name: 'Count', Value: '1.5' },
      ],
      '[Count] must be of type Integer',
    ],
    [
      [
        { Name: 'Name', Value: 'x' },
        { Name: 'Name', Value: 'y' },
      ],
      '[Name] is given twice',
    ],
  ])('refuses %j', (given, message) => {
    expect(() => resolveParameters(scope.definition, given)).toThrow(message);
  });
});

describe('parseDuration', () => {
  const hour = 3_600_000;

  it.each([
    ['PT1H', hour],
    ['P30D', 720 * hour],
    ['p30d', 720 * hour],
    ['P4DT12H', 108 * hour],
    ['T12H', 12 * hour],
    ['P1W', 168 * hour],
    ['PT0.5S', 500],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', 'one day', '1H'])('refuses %j', text => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
