import {
  processingStep,
  trainAndRegister,
} from '../../__testUtils__/definitions';
import { parseDefinition } from './parseDefinition';

const role = 'arn:aws:iam::201000000021:role/atelier/mlops-pipeline';
const step = (name: string, extra: object = {}) => ({
  ...processingStep(name, role),
  ...extra,
});
const reading = (name: string, reference: string) =>
  processingStep(name, role, {
    Arguments: { Environment: { X: { Get: reference } } },
  });
const condition = (name: string, IfSteps: object[], left: object = {}) => ({
  Name: name,
  Type: 'Condition',
  Arguments: {
    Conditions: [{ Type: 'Equals', LeftValue: 1, RightValue: 1, ...left }],
    IfSteps,
    ElseSteps: [],
  },
});

function parse(definition: unknown) {
  return parseDefinition(
    typeof definition === 'string' ? definition : JSON.stringify(definition),
  );
}

describe('parseDefinition', () => {
  it('takes what the SageMaker SDK makes', () => {
    const text = trainAndRegister(role, 'churn', 'bucket');
    expect(parse(text).Steps.map(({ Name }) => Name)).toEqual([
      'Preprocess',
      'Train',
      'Evaluate',
      'Check',
    ]);
  });

  it.each<[what: string, definition: unknown, reason: string]>([
    ['text that is no JSON', '{"Steps": [', 'It is not valid JSON'],
    ['a list', [], 'Expecting start of Json Object.'],
    ['no steps', { Version: '2020-12-01' }, "'Steps' is missing"],
    ['steps that are no list', { Steps: {} }, 'Expecting start of Json Array.'],
    ['an empty list of steps', { Steps: [] }, 'at least one step'],
    [
      'an unknown member',
      { Steps: [step('A')], Step: 1 },
      "Unknown member 'Step'",
    ],
    [
      'a step without a name',
      { Steps: [step('A', { Name: undefined })] },
      "Step name 'undefined'",
    ],
    [
      'a name with wrong characters',
      { Steps: [step('a b')] },
      "Step name 'a b'",
    ],
    [
      'an unknown step type',
      { Steps: [step('A', { Type: 'Proces' })] },
      "Step 'A' has unknown type 'Proces'.",
    ],
    [
      'no arguments',
      { Steps: [step('A', { Arguments: undefined })] },
      "'Arguments' of step 'A' is missing",
    ],
    [
      'an unknown argument',
      { Steps: [step('A', { Arguments: { ProcessingJobName: 'x' } })] },
      "Unknown Argument member 'ProcessingJobName'.",
    ],
    [
      'an argument that is missing',
      { Steps: [step('A', { Arguments: { RoleArn: role } })] },
      "lacks Argument member 'AppSpecification'",
    ],
    [
      'the same name twice',
      { Steps: [step('A'), step('A')] },
      "Duplicate step name 'A'.",
    ],
    [
      'the same name inside of a condition',
      { Steps: [step('A'), condition('C', [step('A')])] },
      "Duplicate step name 'A'.",
    ],
    [
      'an unknown DependsOn',
      { Steps: [step('A', { DependsOn: ['B'] })] },
      "depends on step 'B', which is not in the pipeline",
    ],
    [
      'a DependsOn that is no list',
      { Steps: [step('A', { DependsOn: 'B' })] },
      'Expecting start of Json Array.',
    ],
    [
      'a reference to an unknown step',
      { Steps: [reading('A', 'Steps.B.ProcessingJobName')] },
      "refers to step 'B', which is not in the pipeline",
    ],
    [
      'a reference to an unknown property',
      { Steps: [step('B'), reading('A', 'Steps.B.ModelArtifacts.X')] },
      "Invalid property reference 'Steps.B.ModelArtifacts.X' in step 'A'.",
    ],
    [
      'a reference to an unknown parameter',
      { Steps: [reading('A', 'Parameters.Size')] },
      "refers to parameter 'Size', which is not defined",
    ],
    [
      'a reference to an unknown execution variable',
      { Steps: [reading('A', 'Execution.Name')] },
      "Invalid property reference 'Execution.Name'",
    ],
    [
      'a reference of another form',
      { Steps: [reading('A', 'Step.B')] },
      "Invalid property reference 'Step.B'",
    ],
    [
      'a property file that a step does not have',
      {
        Steps: [
          step('B'),
          condition('C', [], {
            LeftValue: {
              'Std:JsonGet': {
                PropertyFile: { Get: 'Steps.B.PropertyFiles.Report' },
                Path: 'x',
              },
            },
          }),
        ],
      },
      "property file 'Report', which step 'B' does not have",
    ],
    [
      'steps that wait for each other',
      {
        Steps: [
          step('A', { DependsOn: ['B'] }),
          reading('B', 'Steps.A.ProcessingJobName'),
        ],
      },
      'Cycle detected in steps: A -> B -> A.',
    ],
    [
      'a step that waits for itself',
      { Steps: [step('A', { DependsOn: ['A'] })] },
      'Cycle detected in steps: A -> A.',
    ],
    [
      'a condition without conditions',
      {
        Steps: [
          { Name: 'C', Type: 'Condition', Arguments: { Conditions: [] } },
        ],
      },
      "Step 'C' has no conditions.",
    ],
    [
      'a parameter of an unknown type',
      { Parameters: [{ Name: 'P', Type: 'Text' }], Steps: [step('A')] },
      "Parameter 'P' has unknown type 'Text'.",
    ],
    [
      'a parameter twice',
      {
        Parameters: [
          { Name: 'P', Type: 'String' },
          { Name: 'P', Type: 'Float' },
        ],
        Steps: [step('A')],
      },
      "Duplicate parameter name 'P'.",
    ],
    [
      'more than 1 MiB',
      { Steps: [step('A', { Description: 'x'.repeat(1024 * 1024) })] },
      'larger than 1048576 bytes',
    ],
  ])('refuses %s', (_what, definition, reason) => {
    expect(() => parse(definition)).toThrow(
      expect.objectContaining({
        code: 'ValidationException',
        message: expect.stringMatching(
          /^Unable to parse pipeline definition\. /,
        ),
      }),
    );
    expect(() => parse(definition)).toThrow(reason);
  });
});
