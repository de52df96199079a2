import {
  asRecord,
  DefinitionProblem,
  isRecord,
  ownArguments,
  PlacedStep,
} from './definitionSteps';

const referencePattern =
  /^(?:Parameters\.(?<parameter>[^.]+)|Execution\.(?<execution>[^.]+)|Steps\.(?<step>[A-Za-z0-9\-_]+)(?<rest>[.[].*)?)$/;
const propertyFilePattern = /^\.PropertyFiles\.(?<file>.+)$/;
const executionVariables = [
  'CurrentDateTime',
  'PipelineArn',
  'PipelineExecutionArn',
  'PipelineExecutionId',
  'PipelineName',
  'ProcessingJobName',
  'StartDateTime',
  'TrainingJobName',
];

/** References to what the definition does not have, and steps that wait for each other. */
export function checkDefinitionReferences(
  parameters: string[],
  steps: PlacedStep[],
): DefinitionProblem[] {
  const byName = new Map(steps.map(step => [step.name, step]));
  const after = new Map<string, Set<string>>();
  const problems = steps.flatMap(step => {
    const waitsFor = new Set<string>(step.branchOf ? [step.branchOf] : []);
    after.set(step.name ?? '', waitsFor);
    const { place } = step;
    const messages = [
      ...checkDependsOn(step),
      ...referencesIn(ownArguments(step)).flatMap(reference =>
        checkReference(reference),
      ),
    ];
    return messages.map(message => ({ place, message }));

    function checkDependsOn({
      step: { DependsOn = [] },
    }: PlacedStep): string[] {
      if (!Array.isArray(DependsOn)) {
        return ['DependsOn must be a list of step names.'];
      }
      return DependsOn.flatMap(name => waitFor(name, 'depends on'));
    }

    function waitFor(name: unknown, how: string): string[] {
      if (typeof name !== 'string' || !byName.has(name)) {
        return [
          `It ${how} the step ${JSON.stringify(
            name,
          )}, which is not in the definition.`,
        ];
      }
      waitsFor.add(name);
      return [];
    }

    function checkReference(reference: unknown): string[] {
      const found =
        typeof reference === 'string'
          ? referencePattern.exec(reference)?.groups
          : undefined;
      if (found?.parameter !== undefined) {
        return parameters.includes(found.parameter)
          ? []
          : [
              `It refers to the parameter "${found.parameter}", which is not in the definition.`,
            ];
      }
      if (found?.step !== undefined) {
        const missing = waitFor(found.step, 'refers to');
        return missing.length > 0
          ? missing
          : checkPropertyFile(found.step, found.rest);
      }
      return executionVariables.includes(found?.execution ?? '')
        ? []
        : [`SageMaker knows no reference ${JSON.stringify(reference)}.`];
    }

    function checkPropertyFile(name: string, rest = ''): string[] {
      const file = propertyFilePattern.exec(rest)?.groups?.file;
      const { PropertyFiles: files } = byName.get(name)?.step ?? {};
      const known = (Array.isArray(files) ? files : []).map(
        one => asRecord(one).PropertyFileName,
      );
      return file === undefined || known.includes(file)
        ? []
        : [
            `It refers to the property file "${file}", which the step "${name}" does not have.`,
          ];
    }
  });
  const circle = findCircle(after);
  return circle
    ? [
        ...problems,
        {
          place: byName.get(circle[0])?.place ?? 'Steps',
          message: `These steps wait for each other: ${circle.join(' -> ')}.`,
        },
      ]
    : problems;
}

/** The value of every `{"Get": ...}`. */
function referencesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap(referencesIn);
  }
  if (!isRecord(value)) {
    return [];
  }
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === 'Get'
    ? [value.Get]
    : Object.values(value).flatMap(referencesIn);
}

function findCircle(after: Map<string, Set<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: string[]): string[] | undefined => {
    if (path.includes(name)) {
      return [...path.slice(path.indexOf(name)), name];
    }
    if (done.has(name)) {
      return undefined;
    }
    for (const next of after.get(name) ?? []) {
      const circle = visit(next, [...path, name]);
      if (circle) {
        return circle;
      }
    }
    done.add(name);
    return undefined;
  };
  for (const name of after.keys()) {
    const circle = visit(name, []);
    if (circle) {
      return circle;
    }
  }
  return undefined;
}
