import { checkReferences } from './checkReferences';
import { checkStep } from './checkStep';
import { findCycle, stepNodes } from './graph';
import { isObject, type Json, type PipelineDefinition } from './types';
import { unparsable } from './unparsable';

/** SageMaker's limit of a definition, in bytes. */
const maxBytes = 1024 * 1024;

const members = [
  'Version',
  'Metadata',
  'Parameters',
  'PipelineExperimentConfig',
  'Steps',
  'MlflowConfig',
];
const parameterTypes = ['String', 'Integer', 'Float', 'Boolean'];

/** Reads and checks a definition. Throws ValidationException, as SageMaker does. */
export function parseDefinition(text: string): PipelineDefinition {
  if (Buffer.byteLength(text) > maxBytes) {
    throw unparsable(`The definition is larger than ${maxBytes} bytes.`);
  }
  const value = readJson(text);
  if (!isObject(value)) {
    throw unparsable('Expecting start of Json Object.');
  }
  const unknown = Object.keys(value).find(name => !members.includes(name));
  if (unknown) {
    throw unparsable(`Unknown member '${unknown}'.`);
  }
  checkParameters(value.Parameters);
  checkSteps(value.Steps);
  const definition = value as unknown as PipelineDefinition;
  const nodes = stepNodes(definition);
  nodes.forEach(({ step }) => checkStep(step));
  checkNames(nodes.map(({ step }) => step.Name));
  checkReferences(definition, nodes);
  const cycle = findCycle(nodes);
  if (cycle) {
    throw unparsable(`Cycle detected in steps: ${cycle.join(' -> ')}.`);
  }
  return definition;
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unparsable(`It is not valid JSON: ${(error as Error).message}.`);
  }
}

function checkParameters(parameters: Json | undefined): void {
  if (parameters === undefined) {
    return;
  }
  if (!Array.isArray(parameters)) {
    throw unparsable('Expecting start of Json Array.');
  }
  const names = parameters.map(parameter => {
    if (!isObject(parameter) || typeof parameter.Name !== 'string') {
      throw unparsable("Required member 'Name' of a parameter is missing.");
    }
    if (!parameterTypes.includes(String(parameter.Type))) {
      throw unparsable(
        `Parameter '${parameter.Name}' has unknown type '${String(
          parameter.Type,
        )}'.`,
      );
    }
    return parameter.Name;
  });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw unparsable(`Duplicate parameter name '${twice}'.`);
  }
}

function checkSteps(steps: Json | undefined): void {
  if (steps === undefined) {
    throw unparsable("Required member 'Steps' is missing.");
  }
  if (!Array.isArray(steps)) {
    throw unparsable('Expecting start of Json Array.');
  }
  if (steps.length === 0) {
    throw unparsable('A pipeline needs at least one step.');
  }
  if (!steps.every(isObject)) {
    throw unparsable('Expecting start of Json Object.');
  }
}

function checkNames(names: string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw unparsable(`Duplicate step name '${twice}'.`);
  }
}
