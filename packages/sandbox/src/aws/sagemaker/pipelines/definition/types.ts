/** A value of a pipeline definition: JSON with references in it. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Json[]
  | { [name: string]: Json };

export type JsonObject = { [name: string]: Json };

export type ParameterType = 'String' | 'Integer' | 'Float' | 'Boolean';

export interface DefinitionParameter {
  Name: string;
  Type: ParameterType;
  DefaultValue?: string | number | boolean;
  EnumValues?: (string | number | boolean)[];
}

export interface PropertyFile {
  PropertyFileName: string;
  OutputName: string;
  FilePath: string;
}

export interface DefinitionStep {
  Name: string;
  Type: string;
  DisplayName?: string;
  Description?: string;
  Arguments: JsonObject;
  DependsOn?: string[];
  CacheConfig?: { Enabled: boolean; ExpireAfter?: string };
  PropertyFiles?: PropertyFile[];
}

/** What a Condition step decides with. */
export interface ConditionArguments extends JsonObject {
  Conditions: Json[];
  IfSteps: Json[];
  ElseSteps: Json[];
}

export interface PipelineDefinition {
  Version?: string;
  Metadata?: JsonObject;
  Parameters?: DefinitionParameter[];
  Steps: DefinitionStep[];
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
