/** A JSON value as it stands in a template, intrinsic functions included. */
export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | TemplateValue[]
  | { [key: string]: TemplateValue };

export type TemplateObject = { [key: string]: TemplateValue };

export interface TemplateParameter {
  Type: string;
  Description?: string;
  Default?: string;
  NoEcho: boolean;
  AllowedPattern?: string;
  AllowedValues?: string[];
  ConstraintDescription?: string;
  MinLength?: number;
  MaxLength?: number;
  MinValue?: number;
  MaxValue?: number;
}

/** What happens to a resource that is no longer wanted. */
export type EndPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate';

export interface TemplateResource {
  Type: string;
  Properties: TemplateObject;
  DependsOn: string[];
  Condition?: string;
  DeletionPolicy: EndPolicy;
  UpdateReplacePolicy: EndPolicy;
}

export interface TemplateOutput {
  Value: TemplateValue;
  Description?: string;
  Condition?: string;
}

/** What parameters must be like together. */
export interface TemplateRule {
  /** Absent: the rule always holds. */
  RuleCondition?: TemplateValue;
  Assertions: { Assert: TemplateValue; AssertDescription?: string }[];
}

export interface Template {
  Description?: string;
  Parameters: Record<string, TemplateParameter>;
  Rules: Record<string, TemplateRule>;
  Mappings: Record<string, TemplateValue>;
  Conditions: Record<string, TemplateValue>;
  Resources: Record<string, TemplateResource>;
  Outputs: Record<string, TemplateOutput>;
}

/** Values of pseudo parameters (`AWS::Region`…). */
export type PseudoParameters = Record<string, string | string[]>;

export function isObject(
  value: TemplateValue | undefined,
): value is TemplateObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
