import { PipelineParameter } from '@atelier/plugin-ml-platform-common';

const forms: Record<PipelineParameter['type'], { form: RegExp; name: string }> =
  {
    String: { form: /^[\s\S]*$/, name: 'text' },
    Integer: { form: /^[+-]?\d+$/, name: 'a whole number' },
    Float: {
      form: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
      name: 'a number',
    },
    Boolean: { form: /^(?:true|false)$/i, name: 'true or false' },
  };

/** Source: SageMaker `Parameter.Value`. */
const maxLength = 1024;

/** Why SageMaker would not take a value for a parameter, if so. */
export function checkParameter(
  parameter: PipelineParameter,
  value: string,
): string | undefined {
  const { defaultValue, enumValues, type } = parameter;
  if (value === '' && defaultValue === undefined) {
    return 'The pipeline has no default for it: give a value.';
  }
  if (value === defaultValue) {
    return undefined;
  }
  if (!forms[type].form.test(value)) {
    return `It must be ${forms[type].name}.`;
  }
  if (enumValues?.length && !enumValues.includes(value)) {
    return `It must be one of ${enumValues.join(', ')}.`;
  }
  return value.length > maxLength
    ? `It must be at most ${maxLength} characters.`
    : undefined;
}

/** Those parameters that differ from what the definition says. */
export function changedParameters(
  parameters: PipelineParameter[],
  values: Record<string, string>,
): { name: string; value: string }[] {
  return parameters
    .filter(({ name, defaultValue }) => values[name] !== defaultValue)
    .map(({ name }) => ({ name, value: values[name] }));
}
