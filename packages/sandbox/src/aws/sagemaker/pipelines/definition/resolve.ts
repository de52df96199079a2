import { typedValue, type ParameterValue } from './parameters';
import { functionOf, getOf, parseReference, pathParts } from './references';
import { isObject, type Json, type PipelineDefinition } from './types';

/** A reference that has no value. */
export class ResolveError extends Error {}

/** What a finished step offers to others. */
export interface StepOutcome {
  /** What Describe answers for what the step made. */
  properties: Json;
  /** Contents of the step's property files, by name. */
  propertyFiles: Record<string, Json>;
}

/** What references are resolved with. */
export interface ResolveScope {
  definition: PipelineDefinition;
  parameters: ParameterValue[];
  /** Values of `Execution.…`. */
  execution: Record<string, string>;
  step(name: string): StepOutcome | undefined;
}

/** The value with all references and functions in it replaced. Throws ResolveError. */
export function resolve(value: Json, scope: ResolveScope): Json {
  if (Array.isArray(value)) {
    return value.map(one => resolve(one, scope));
  }
  if (!isObject(value)) {
    return value;
  }
  const text = getOf(value);
  if (text !== undefined) {
    return get(text, scope);
  }
  const join = functionOf(value, 'Std:Join');
  if (join) {
    const values = resolve(join.Values ?? [], scope);
    return [values]
      .flat()
      .map(asText)
      .join(String(join.On ?? ''));
  }
  const jsonGet = functionOf(value, 'Std:JsonGet');
  if (jsonGet) {
    const path = String(resolve(jsonGet.Path ?? '', scope));
    const document = get(getOf(jsonGet.PropertyFile ?? null) ?? '', scope);
    return at(document, path, () => `path '${path}' of the property file`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, resolve(one, scope)]),
  );
}

function asText(value: Json): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : String(value);
}

function get(text: string, scope: ResolveScope): Json {
  const reference = parseReference(text);
  switch (reference?.to) {
    case 'parameter': {
      const { name } = reference;
      const type = scope.definition.Parameters?.find(one => one.Name === name);
      const given = scope.parameters.find(one => one.Name === name);
      if (!type || !given) {
        throw new ResolveError(`Unable to resolve '${text}'.`);
      }
      return typedValue(type.Type, given.Value);
    }
    case 'execution': {
      const value = scope.execution[reference.name];
      if (value === undefined) {
        throw new ResolveError(`Unable to resolve '${text}'.`);
      }
      return value;
    }
    case 'step':
      return getOfStep(reference.step, reference.path, scope);
    default:
      throw new ResolveError(`Unable to resolve '${text}'.`);
  }
}

function getOfStep(name: string, path: string, scope: ResolveScope): Json {
  const what = () => `'Steps.${name}.${path}'`;
  const step = scope.step(name);
  const [first, file] = pathParts(path);
  if (step && first === 'PropertyFiles') {
    return at(step.propertyFiles, `['${file}']`, what);
  }
  return at(step?.properties ?? null, path, what);
}

/** The part of a value at a path; list items are found by index or by their name. */
export function at(value: Json, path: string, what: () => string): Json {
  let found: Json | undefined = value;
  for (const part of pathParts(path)) {
    if (Array.isArray(found)) {
      found = /^\d+$/.test(part)
        ? found[Number(part)]
        : found.find(one => isObject(one) && nameOf(one) === part);
    } else {
      found = isObject(found) ? found[part] : undefined;
    }
  }
  if (found === undefined) {
    throw new ResolveError(`Unable to resolve ${what()}.`);
  }
  return found;
}

function nameOf(item: Record<string, Json>): Json | undefined {
  return item.OutputName ?? item.InputName ?? item.ChannelName ?? item.Name;
}
