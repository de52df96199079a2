import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import {
  assertPipelineDefinition,
  checkPipelineDefinition,
} from './checkDefinition';

const processing = (name: string, args: object = {}) => ({
  Name: name,
  Type: 'Processing',
  Arguments: args,
});

function definition(steps: unknown[], parameters: unknown[] = []): string {
  return JSON.stringify({
    Version: '2020-12-01',
    Parameters: parameters,
    Steps: steps,
  });
}

const evaluate = {
  ...processing('Evaluate'),
  PropertyFiles: [
    { PropertyFileName: 'Report', OutputName: 'report', FilePath: 'r.json' },
  ],
};
const readReport = (step: string, file: string) => ({
  Name: 'IsGood',
  Type: 'Condition',
  Arguments: {
    Conditions: [
      {
        Type: 'Equals',
        LeftValue: {
          'Std:JsonGet': {
            PropertyFile: { Get: `Steps.${step}.PropertyFiles.${file}` },
            Path: 'auc',
          },
        },
        RightValue: 1,
      },
    ],
    IfSteps: [processing('Publish')],
    ElseSteps: [{ Name: 'Stop', Type: 'Fail', Arguments: {} }],
  },
});

describe('checkPipelineDefinition', () => {
  it("accepts the golden path's own definition", () => {
    const skeleton = readFileSync(
      resolve(
        __dirname,
        '../../../../templates/mlops-train-deploy/skeleton/pipeline/definition.json',
      ),
      'utf8',
    );

    expect(checkPipelineDefinition(skeleton)).toEqual([]);
  });

  it('accepts references to parameters, steps, property files and the execution', () => {
    const text = definition(
      [
        processing('Prepare', {
          a: { Get: 'Parameters.Input' },
          b: { Get: 'Execution.PipelineExecutionId' },
        }),
        {
          ...evaluate,
          DependsOn: ['Prepare'],
          Arguments: {
            c: {
              Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
            },
          },
        },
        readReport('Evaluate', 'Report'),
      ],
      [{ Name: 'Input', Type: 'String' }],
    );

    expect(checkPipelineDefinition(text)).toEqual([]);
  });

  it.each([
    ['no JSON', '{', 'the definition', 'It is no JSON'],
    ['no object', '[]', 'the definition', 'no JSON object'],
    [
      'another version',
      '{"Version":"2019-01-01","Steps":[]}',
      'Version',
      '"2019-01-01"',
    ],
    ['no steps', definition([]), 'Steps', 'There is no step.'],
    [
      'an unknown step in a reference',
      definition([
        processing('A', { x: { Get: 'Steps.Nope.ModelArtifacts' } }),
      ]),
      'Steps[0] (A)',
      'refers to the step "Nope", which is not in the definition',
    ],
    [
      'an unknown step in DependsOn',
      definition([{ ...processing('A'), DependsOn: ['B'] }]),
      'Steps[0] (A)',
      'depends on the step "B", which is not in the definition',
    ],
    [
      'an unknown parameter',
      definition([processing('A', { x: { Get: 'Parameters.Nope' } })]),
      'Steps[0] (A)',
      'the parameter "Nope", which is not in the definition',
    ],
    [
      'an unknown execution variable',
      definition([processing('A', { x: { Get: 'Execution.Nope' } })]),
      'Steps[0] (A)',
      'knows no reference "Execution.Nope"',
    ],
    [
      'a property file that the step does not have',
      definition([evaluate, readReport('Evaluate', 'Nope')]),
      'Steps[1] (IsGood)',
      'the property file "Nope", which the step "Evaluate" does not have',
    ],
    [
      'the same name twice',
      definition([processing('A'), processing('A')]),
      'Steps[1] (A)',
      'The step name "A" is taken by Steps[0] (A)',
    ],
    [
      'the same name in a branch',
      definition([
        processing('Publish'),
        evaluate,
        readReport('Evaluate', 'Report'),
      ]),
      'Steps[2] (IsGood).IfSteps[0] (Publish)',
      'The step name "Publish" is taken by Steps[0] (Publish)',
    ],
    [
      'the same parameter twice',
      definition(
        [processing('A')],
        [
          { Name: 'P', Type: 'String' },
          { Name: 'P', Type: 'Float' },
        ],
      ),
      'Parameters[1]',
      'The parameter name "P" is taken by Parameters[0]',
    ],
    [
      'a parameter of no type',
      definition([processing('A')], [{ Name: 'P', Type: 'Text' }]),
      'Parameters[0]',
      'The type "Text" is none of String, Integer, Float, Boolean',
    ],
    [
      'an unknown step type',
      definition([{ Name: 'A', Type: 'Magic', Arguments: {} }]),
      'Steps[0] (A)',
      'knows no step type "Magic"',
    ],
    [
      'a name that is too long',
      definition([processing('a'.repeat(65))]),
      `Steps[0] (${'a'.repeat(65)})`,
      'cannot be the name of a step',
    ],
    [
      'steps that wait for each other',
      definition([
        { ...processing('A'), DependsOn: ['B'] },
        processing('B', { x: { Get: 'Steps.A.ProcessingJobName' } }),
      ]),
      'Steps[0] (A)',
      'wait for each other: A -> B -> A',
    ],
  ])('refuses %s', (_what, text, place, message) => {
    expect(checkPipelineDefinition(text)).toContainEqual({
      place,
      message: expect.stringContaining(message),
    });
  });

  it('counts characters: one more than 1 MiB is refused', () => {
    const fill = (length: number) => {
      const empty = definition([processing('A', { x: '' })]);
      return definition([
        processing('A', { x: 'é'.repeat(length - empty.length) }),
      ]);
    };

    expect(checkPipelineDefinition(fill(1_048_576))).toEqual([]);
    expect(checkPipelineDefinition(fill(1_048_577))).toEqual([
      {
        place: 'the definition',
        message: expect.stringContaining('1048577 characters'),
      },
    ]);
  });

  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(Array.isArray(checkPipelineDefinition(text))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (steps, step) => {
        const text = definition([...steps, { Arguments: step, Name: 'A' }]);
        expect(checkPipelineDefinition(text)).not.toEqual([]);
      }),
    );
  });

  it('names every problem when it throws', () => {
    expect(() =>
      assertPipelineDefinition(
        definition([processing('A'), processing('A'), { Name: 'B' }]),
      ),
    ).toThrow(
      /^SageMaker would refuse (?=.*Steps\[1\] \(A\): )(?=.*Steps\[2\] \(B\): )/,
    );
  });
});
