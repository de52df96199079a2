import fc from 'fast-check';
import { readPipelineDefinition } from './readDefinition';

const step = (Name: string, more: object = {}) => ({
  Name,
  Type: 'Processing',
  Arguments: {},
  ...more,
});
const read = (definition: object) =>
  readPipelineDefinition(JSON.stringify(definition));
const dependencies = (Steps: object[]) =>
  Object.fromEntries(
    read({ Version: '2020-12-01', Steps }).steps.map(({ name, dependsOn }) => [
      name,
      dependsOn,
    ]),
  );

describe('readPipelineDefinition', () => {
  it('takes what a step runs after from DependsOn and from references, once and in order', () => {
    expect(
      dependencies([
        step('Prepare'),
        step('Check'),
        step('Train', {
          DependsOn: ['Check'],
          Arguments: {
            InputDataConfig: [
              {
                S3Uri: {
                  'Std:Join': {
                    On: '/',
                    Values: [
                      {
                        Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
                      },
                      { Get: 'Parameters.Version' },
                    ],
                  },
                },
              },
            ],
            Other: { Get: 'Steps.Check.ProcessingJobName' },
          },
        }),
      ]),
    ).toEqual({ Prepare: [], Check: [], Train: ['Prepare', 'Check'] });
  });

  it('puts the steps of a branch after the condition, which runs after what it reads', () => {
    const jsonGet = (name: string) => ({
      'Std:JsonGet': {
        PropertyFile: { Get: `Steps.${name}.PropertyFiles.Report` },
        Path: 'auc.value',
      },
    });
    expect(
      dependencies([
        step('Evaluate'),
        {
          Name: 'Good',
          Type: 'Condition',
          Arguments: {
            Conditions: [
              { Type: 'GreaterThan', LeftValue: jsonGet('Evaluate') },
            ],
            IfSteps: [
              {
                Name: 'Fresh',
                Type: 'Condition',
                Arguments: {
                  Conditions: [],
                  IfSteps: [
                    step('Register', {
                      Arguments: {
                        Data: { Get: 'Steps.Train.ModelArtifacts' },
                      },
                    }),
                  ],
                  ElseSteps: [],
                },
              },
            ],
            ElseSteps: [{ Name: 'TooWeak', Type: 'Fail', Arguments: {} }],
          },
        },
        step('Train'),
      ]),
    ).toEqual({
      Evaluate: [],
      Good: ['Evaluate'],
      Fresh: ['Good'],
      Register: ['Fresh', 'Train'],
      TooWeak: ['Good'],
      Train: [],
    });
  });

  it('reads parameters as executions take them', () => {
    expect(
      read({
        Parameters: [
          { Name: 'Rounds', Type: 'Integer', DefaultValue: 10 },
          { Name: 'Data', Type: 'String' },
          {
            Name: 'Type',
            Type: 'String',
            DefaultValue: 'a',
            EnumValues: ['a', 'b'],
          },
          { Name: 'Odd', Type: 'Matrix' },
        ],
        Steps: [],
      }).parameters,
    ).toEqual([
      { name: 'Rounds', type: 'Integer', defaultValue: '10' },
      { name: 'Data', type: 'String' },
      {
        name: 'Type',
        type: 'String',
        defaultValue: 'a',
        enumValues: ['a', 'b'],
      },
    ]);
  });

  it('names only steps that there are, and never a step itself, whatever it is given', () => {
    const name = fc.constantFrom('A', 'B', 'C', 'D');
    const steps = fc.letrec(tie => ({
      step: fc.record(
        {
          Name: name,
          Type: fc.constantFrom('Training', 'Condition'),
          DependsOn: fc.array(fc.oneof(name, fc.constant('Nobody'))),
          Arguments: fc.record({
            Input: fc.record({ Get: name.map(one => `Steps.${one}.Output`) }),
            IfSteps: fc.oneof(
              { maxDepth: 3 },
              fc.constant([]),
              fc.array(tie('step'), { maxLength: 2 }),
            ),
          }),
        },
        { requiredKeys: ['Name', 'Type'] },
      ),
    })).step;
    fc.assert(
      fc.property(fc.array(steps), Steps => {
        const definition = read({ Steps });
        const names = definition.steps.map(one => one.name);
        for (const { name: own, dependsOn } of definition.steps) {
          expect(dependsOn).not.toContain(own);
          expect(new Set(dependsOn).size).toBe(dependsOn.length);
          dependsOn.forEach(other => expect(names).toContain(other));
        }
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        expect(readPipelineDefinition(text).steps).toEqual(expect.any(Array));
      }),
    );
  });
});
