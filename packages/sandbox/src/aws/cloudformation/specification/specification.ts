import published from './published.json';

/** What a property's value is. `tag` is an object with `Key` and `Value`. */
export type ValueType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'json'
  | 'tag'
  | 'date-time'
  | { list: ValueType }
  | { map: ValueType }
  | { any: ValueType[] }
  /** Name of a definition of the same resource type. */
  | { ref: string };

export interface PropertySpecification {
  type: ValueType;
  required?: boolean;
  /** Another value needs another resource. */
  replaces?: boolean;
  /** All values that AWS takes. */
  values?: string[];
}

export type Properties = Record<string, PropertySpecification>;

/** A resource type as AWS publishes it. */
export interface ResourceSpecification {
  properties: Properties;
  /** Types of parts of properties, by name. */
  definitions: Record<string, Properties>;
  /** What `Fn::GetAtt` gives. */
  attributes: string[];
}

/**
 * AWS's published specification of the resource types that the sandbox makes, by type.
 * `specification/writeSpecification.mjs` takes it from the npm package `@aws-cdk/aws-service-spec`.
 */
export const specifications: Record<string, ResourceSpecification> =
  published as Record<string, ResourceSpecification>;

/** The specification of a type that the sandbox makes. */
export function specificationOf(type: string): ResourceSpecification {
  return specifications[type];
}
