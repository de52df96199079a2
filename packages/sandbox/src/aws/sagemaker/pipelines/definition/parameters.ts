import { validationException } from '../../errors';
import type { DefinitionParameter, PipelineDefinition } from './types';

export interface ParameterValue {
  Name: string;
  Value: string;
}

/**
 * The values an execution runs with: those given, else the defaults.
 * Throws ValidationException for an unknown name, a missing value or one of the wrong type.
 */
export function resolveParameters(
  { Parameters = [] }: PipelineDefinition,
  given: ParameterValue[],
): ParameterValue[] {
  const names = Parameters.map(({ Name }) => Name);
  const unknown = given.find(({ Name }) => !names.includes(Name));
  if (unknown) {
    throw validationException(
      `Parameter [${unknown.Name}] is not defined in the pipeline definition.`,
    );
  }
  const seen = given.map(({ Name }) => Name);
  const twice = seen.find((name, index) => seen.indexOf(name) !== index);
  if (twice) {
    throw validationException(`Parameter [${twice}] is given twice.`);
  }
  return Parameters.map(parameter => {
    const { Name, DefaultValue } = parameter;
    const value =
      given.find(one => one.Name === Name)?.Value ?? DefaultValue?.toString();
    if (value === undefined) {
      throw validationException(
        `Parameter [${Name}] has no default value and must be given.`,
      );
    }
    checkValue(parameter, value);
    return { Name, Value: value };
  });
}

const patterns = {
  Integer: /^-?\d+$/,
  Float: /^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/,
  Boolean: /^(true|false)$/i,
  String: /^[^]*$/,
};

function checkValue(
  { Name, Type, EnumValues }: DefinitionParameter,
  value: string,
): void {
  if (!patterns[Type].test(value)) {
    throw validationException(
      `Parameter [${Name}] must be of type ${Type}, not '${value}'.`,
    );
  }
  if (EnumValues && !EnumValues.map(String).includes(value)) {
    throw validationException(
      `Parameter [${Name}] must be one of [${EnumValues.join(
        ', ',
      )}], not '${value}'.`,
    );
  }
}

/** A parameter's value in its own type. */
export function typedValue(
  type: DefinitionParameter['Type'],
  value: string,
): string | number | boolean {
  switch (type) {
    case 'Integer':
    case 'Float':
      return Number(value);
    case 'Boolean':
      return value.toLowerCase() === 'true';
    default:
      return value;
  }
}
