import { InputError } from '@backstage/errors';
import { PipelineParameter } from '@atelier/plugin-ml-platform-common';

const patterns: Record<PipelineParameter['type'], RegExp> = {
  String: /^/,
  Integer: /^[+-]?\d+$/,
  Float: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/,
  Boolean: /^(true|false)$/i,
};

/** Refuses, naming the parameter, what AWS would refuse to start a pipeline with. */
export function checkParameters(
  known: PipelineParameter[],
  given: Array<{ name: string; value: string }>,
): void {
  const names = new Set<string>();
  for (const { name, value } of given) {
    const parameter = known.find(candidate => candidate.name === name);
    if (!parameter) {
      throw wrong(name, 'is no parameter of the pipeline');
    }
    if (names.has(name)) {
      throw wrong(name, 'is given twice');
    }
    names.add(name);
    if (!patterns[parameter.type].test(value)) {
      throw wrong(name, `must be of type ${parameter.type}`);
    }
    const { enumValues } = parameter;
    if (enumValues && !enumValues.includes(value)) {
      throw wrong(name, `must be one of ${enumValues.join(', ')}`);
    }
  }
  const missing = known.find(
    ({ name, defaultValue }) => defaultValue === undefined && !names.has(name),
  );
  if (missing) {
    throw wrong(missing.name, 'has no default: give a value');
  }
}

function wrong(name: string, why: string): InputError {
  return new InputError(`request/body/parameters: '${name}' ${why}`);
}
