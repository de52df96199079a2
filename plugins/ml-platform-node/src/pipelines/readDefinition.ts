import { PipelineParameter } from '@atelier/plugin-ml-platform-common';

/** A step as the definition of a pipeline has it. @public */
export interface PipelineStepDefinition {
  name: string;
  displayName?: string;
  /** `Processing`, `Training`, `Condition`, ... */
  type: string;
  /** Names of other steps of the definition after which it runs, in the order of the definition. */
  dependsOn: string[];
}

/** What is read of the definition of a pipeline. @public */
export interface PipelineDefinition {
  parameters: PipelineParameter[];
  /** In the order of the definition; a condition before the steps of its branches. */
  steps: PipelineStepDefinition[];
}

type JsonRecord = Record<string, unknown>;

interface FoundStep {
  name: string;
  displayName?: string;
  type: string;
  after: Set<string>;
}

const branches = ['IfSteps', 'ElseSteps'];
const stepReference = /^Steps\.([A-Za-z0-9\-_]+)/;
const parameterTypes = ['String', 'Integer', 'Float', 'Boolean'] as const;

/**
 * Reads the definition of a pipeline: its parameters, and its steps with what each runs after, which is what it names
 * in `DependsOn`, the steps that it refers to (`Steps.X`, also through property files), and the condition whose branch
 * it is in. What it does not understand it leaves out: AWS accepted the definition, so it is no place to refuse it.
 *
 * Source: SageMaker `DescribePipeline`, `DescribePipelineDefinitionForExecution`.
 *
 * @public
 */
export function readPipelineDefinition(definition: string): PipelineDefinition {
  const parsed = asRecord(parseJson(definition));
  const found = asList(parsed.Steps).flatMap(step => findSteps(step));
  const order = new Map(found.map(({ name }, index) => [name, index]));
  return {
    parameters: asList(parsed.Parameters).flatMap(readParameter),
    steps: found.map(({ after, ...step }) => ({
      ...step,
      dependsOn: [...after]
        .filter(name => name !== step.name && order.has(name))
        .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    })),
  };
}

/** A step, and those of its branches after it. */
function findSteps(value: unknown, condition?: string): FoundStep[] {
  const step = asRecord(value);
  const { Name: name, Type: type, DisplayName: displayName } = step;
  if (typeof name !== 'string' || typeof type !== 'string') {
    return [];
  }
  const own = asRecord(step.Arguments);
  const nested =
    type === 'Condition' ? branches.flatMap(branch => asList(own[branch])) : [];
  const after = new Set<string>(condition === undefined ? [] : [condition]);
  for (const other of asList(step.DependsOn)) {
    if (typeof other === 'string') {
      after.add(other);
    }
  }
  for (const [key, part] of Object.entries(step)) {
    if (key !== 'Arguments') {
      addReferences(part, after);
    }
  }
  for (const [key, part] of Object.entries(own)) {
    if (type !== 'Condition' || !branches.includes(key)) {
      addReferences(part, after);
    }
  }
  return [
    {
      name,
      type,
      displayName: typeof displayName === 'string' ? displayName : undefined,
      after,
    },
    ...nested.flatMap(inner => findSteps(inner, name)),
  ];
}

/** Adds the names of the steps that a part of a definition refers to. */
function addReferences(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) {
    value.forEach(item => addReferences(item, names));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      const name =
        key === 'Get' && typeof part === 'string'
          ? stepReference.exec(part)?.[1]
          : undefined;
      if (name) {
        names.add(name);
      }
      addReferences(part, names);
    }
  }
}

function readParameter(value: unknown): PipelineParameter[] {
  const parameter = asRecord(value);
  const { Name: name, Type: given, DefaultValue: fallback } = parameter;
  const type = parameterTypes.find(known => known === given);
  if (typeof name !== 'string' || !type) {
    return [];
  }
  const enumValues = asList(parameter.EnumValues).flatMap(asText);
  return [
    {
      name,
      type,
      defaultValue: asText(fallback)[0],
      enumValues: enumValues.length > 0 ? enumValues : undefined,
    },
  ];
}

function asText(value: unknown): string[] {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? [String(value)]
    : [];
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asRecord(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null
    ? (value as JsonRecord)
    : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
