import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType } from '@aws-cdk/service-spec-types';
import { resourceTypes } from '../../resources';
import type {
  Properties,
  PropertySpecification,
  ResourceSpecification,
  ValueType,
} from '../specification';

const database = loadAwsServiceSpecSync();

/** Properties that the package calls required, where AWS takes one of several. */
const alternatives: Record<string, [definition: string, property: string][]> = {
  'AWS::SageMaker::Pipeline': [
    ['PipelineDefinition', 'PipelineDefinitionBody'],
    ['PipelineDefinition', 'PipelineDefinitionS3Location'],
  ],
};

/** What the installed package says of the resource types that the sandbox makes. */
export function publishedSpecification(): Record<
  string,
  ResourceSpecification
> {
  return Object.fromEntries(
    [...resourceTypes.keys()].map(type => [type, specificationOf(type)]),
  );
}

function specificationOf(type: string): ResourceSpecification {
  const { properties, attributes } = database
    .lookup('resource', 'cloudFormationType', 'equals', type)
    .only();
  const definitions: Record<string, Properties> = {};

  function toType(given: PropertyType): ValueType {
    switch (given.type) {
      case 'array':
        return { list: toType(given.element) };
      case 'map':
        return { map: toType(given.element) };
      case 'union':
        return { any: given.types.map(toType) };
      case 'ref': {
        const found = database.get('typeDefinition', given.reference.$ref);
        if (!definitions[found.name]) {
          // In place before it is read: definitions may hold themselves.
          definitions[found.name] = {};
          Object.assign(
            definitions[found.name],
            toProperties(found.properties),
          );
        }
        return { ref: found.name };
      }
      case 'string':
      case 'integer':
      case 'number':
      case 'boolean':
      case 'json':
      case 'tag':
      case 'date-time':
        return given.type;
      default:
        throw new Error(`${type} has a property of the type ${given.type}.`);
    }
  }
  const toProperty = (given: Property): PropertySpecification => ({
    type: toType(given.type),
    ...(given.required && { required: true }),
    ...(given.causesReplacement === 'yes' && { replaces: true }),
    ...(given.type.type === 'string' &&
      given.type.allowedValues && { values: given.type.allowedValues }),
  });
  function toProperties(given: Record<string, Property>): Properties {
    return Object.fromEntries(
      Object.entries(given).map(([name, one]) => [name, toProperty(one)]),
    );
  }

  const read = toProperties(properties);
  for (const [name, property] of alternatives[type] ?? []) {
    delete definitions[name][property].required;
  }
  return {
    properties: read,
    definitions,
    attributes: Object.keys(attributes),
  };
}
