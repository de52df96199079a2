import { InputError } from '@backstage/errors';
import { checkDefinitionReferences } from './checkDefinitionReferences';
import {
  asRecord,
  DefinitionProblem,
  isRecord,
  PlacedStep,
  placeSteps,
} from './definitionSteps';

/** Source: SageMaker `PipelineDefinition`, 1 to 1,048,576 characters. */
const maxLength = 1_048_576;
const version = '2020-12-01';
const namePattern = /^[A-Za-z0-9\-_]{1,64}$/;
const parameterNamePattern = /^[A-Za-z0-9\-_]{1,256}$/;
const parameterTypes = ['String', 'Integer', 'Float', 'Boolean'];
const stepTypes = [
  'AutoML',
  'Callback',
  'ClarifyCheck',
  'Condition',
  'EMR',
  'Endpoint',
  'Fail',
  'Lambda',
  'Model',
  'Processing',
  'QualityCheck',
  'RegisterModel',
  'Training',
  'Transform',
  'Tuning',
];

/**
 * What SageMaker would refuse in the definition of a pipeline, each with its place; empty when it accepts it.
 *
 * Looks at its size, names, step types and references; what is inside of a step's job, only AWS knows.
 * Source: SageMaker pipeline definition, version 2020-12-01; `CreatePipeline`.
 *
 * @public
 */
export function checkPipelineDefinition(
  definition: string,
): DefinitionProblem[] {
  // SageMaker counts characters, not bytes.
  const length = [...definition].length;
  if (length > maxLength) {
    return [
      {
        place: 'the definition',
        message: `It has ${length} characters; SageMaker takes at most ${maxLength} (1 MiB).`,
      },
    ];
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(definition);
  } catch (error) {
    return [
      {
        place: 'the definition',
        message: `It is no JSON: ${messageOf(error)}`,
      },
    ];
  }
  if (!isRecord(parsed)) {
    return [{ place: 'the definition', message: 'It is no JSON object.' }];
  }
  const { Version, Parameters = [], Steps } = parsed;
  const problems: DefinitionProblem[] = [];
  if (Version !== version) {
    problems.push({
      place: 'Version',
      message: `It is ${JSON.stringify(
        Version,
      )}; SageMaker knows "${version}".`,
    });
  }
  if (!Array.isArray(Steps) || Steps.length === 0) {
    problems.push({ place: 'Steps', message: 'There is no step.' });
    return problems;
  }
  const steps = placeSteps(Steps);
  const parameters = Array.isArray(Parameters) ? Parameters : [];
  return [
    ...problems,
    ...parameters.flatMap(checkParameter),
    ...findDuplicates(
      parameters.map((parameter, index) => ({
        name: asRecord(parameter).Name,
        place: `Parameters[${index}]`,
      })),
      'parameter',
    ),
    ...steps.flatMap(checkStep),
    ...findDuplicates(
      steps.map(({ name, place }) => ({ name, place })),
      'step',
    ),
    ...checkDefinitionReferences(
      parameters.map(parameter => String(asRecord(parameter).Name)),
      steps,
    ),
  ];
}

/**
 * Throws an InputError that names every problem of a definition and its place.
 *
 * @public
 */
export function assertPipelineDefinition(definition: string): void {
  const problems = checkPipelineDefinition(definition);
  if (problems.length > 0) {
    throw new InputError(
      `SageMaker would refuse the pipeline's definition. ${problems
        .map(({ place, message }) => `${place}: ${message}`)
        .join(' ')}`,
    );
  }
}

function checkParameter(value: unknown, index: number): DefinitionProblem[] {
  const { Name, Type } = asRecord(value);
  const place = `Parameters[${index}]`;
  const problems: DefinitionProblem[] = [];
  if (typeof Name !== 'string' || !parameterNamePattern.test(Name)) {
    problems.push({
      place,
      message: `${JSON.stringify(
        Name,
      )} cannot be the name of a parameter: use letters, digits, hyphens and underscores.`,
    });
  }
  if (!parameterTypes.includes(String(Type))) {
    problems.push({
      place,
      message: `The type ${JSON.stringify(
        Type,
      )} is none of ${parameterTypes.join(', ')}.`,
    });
  }
  return problems;
}

function checkStep({
  name,
  type,
  step,
  place,
}: PlacedStep): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  if (name === undefined || !namePattern.test(name)) {
    problems.push({
      place,
      message: `${JSON.stringify(
        step.Name,
      )} cannot be the name of a step: use 1 to 64 letters, digits, hyphens and underscores.`,
    });
  }
  if (!stepTypes.includes(type)) {
    problems.push({
      place,
      message: `SageMaker knows no step type ${JSON.stringify(
        step.Type,
      )}. It knows ${stepTypes.join(', ')}.`,
    });
  }
  if (!isRecord(step.Arguments)) {
    problems.push({ place, message: 'The step has no Arguments.' });
  }
  return problems;
}

function findDuplicates(
  named: Array<{ name: unknown; place: string }>,
  what: string,
): DefinitionProblem[] {
  const first = new Map<unknown, string>();
  return named.flatMap(({ name, place }) => {
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, place);
      return [];
    }
    return [
      {
        place,
        message: `The ${what} name ${JSON.stringify(
          name,
        )} is taken by ${before}. Names must be unique, also across branches.`,
      },
    ];
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
