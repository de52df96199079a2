import { checkReferences } from './checkReferences';
import { checkFunctions } from './checkFunctions';
import { parseParameters } from './parseParameters';
import { parseRules } from './rules';
import { readTemplateBody } from './readTemplateBody';
import { TemplateError } from './TemplateError';
import {
  isObject,
  type EndPolicy,
  type Template,
  type TemplateObject,
  type TemplateOutput,
  type TemplateResource,
  type TemplateValue,
} from './types';

const sections = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
]);

const resourceMembers = new Set([
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
]);

/**
 * Reads a CloudFormation template and checks its form: sections, resources, outputs, and that
 * every name it refers to exists. Throws {@link TemplateError} in CloudFormation's words.
 */
export function parseTemplate(body: string): Template {
  const raw = readTemplateBody(body);
  const unknown = Object.keys(raw).filter(key => !sections.has(key));
  if (unknown.length) {
    throw new TemplateError(
      `Invalid template property or properties [${unknown.join(', ')}]`,
    );
  }
  const template: Template = {
    Description: text(raw.Description),
    Parameters: parseParameters(section(raw, 'Parameters')),
    Rules: parseRules(section(raw, 'Rules')),
    Mappings: section(raw, 'Mappings'),
    Conditions: section(raw, 'Conditions'),
    Resources: parseResources(section(raw, 'Resources')),
    Outputs: parseOutputs(section(raw, 'Outputs')),
  };
  checkSizes(template);
  checkFunctions(template);
  checkReferences(template);
  return template;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
function checkSizes(template: Template): void {
  const most = { Parameters: 200, Mappings: 200, Resources: 500, Outputs: 200 };
  for (const [name, max] of Object.entries(most)) {
    const count = Object.keys(template[name as keyof typeof most]).length;
    if (count > max) {
      throw new TemplateError(
        `Template format error: Number of ${name.toLowerCase()}, ${count}, is greater than maximum allowed, ${max}`,
      );
    }
  }
}

function section(raw: TemplateObject, name: string): TemplateObject {
  const value = raw[name];
  if (value === undefined || value === null) {
    return {};
  }
  if (!isObject(value)) {
    throw new TemplateError(
      `Template format error: ${name} must be an object.`,
    );
  }
  return value;
}

function parseResources(raw: TemplateObject) {
  const entries = Object.entries(raw);
  if (!entries.length) {
    throw new TemplateError(
      'Template format error: At least one Resources member must be defined.',
    );
  }
  return Object.fromEntries(
    entries.map(([id, value]) => [id, parseResource(id, value)]),
  );
}

function parseResource(id: string, raw: TemplateValue): TemplateResource {
  if (!/^[a-zA-Z0-9]{1,255}$/.test(id)) {
    throw new TemplateError(
      `Template format error: Resource name ${id} is non alphanumeric.`,
    );
  }
  if (!isObject(raw)) {
    throw new TemplateError(
      'Template format error: Any Resources member must be an object.',
    );
  }
  if (typeof raw.Type !== 'string') {
    throw new TemplateError(
      `Template format error: [/Resources/${id}] Every Resources object must contain a Type member.`,
    );
  }
  if (raw.Properties !== undefined && !isObject(raw.Properties)) {
    throw new TemplateError(
      `Template format error: [/Resources/${id}/Properties] Properties must be an object.`,
    );
  }
  const other = Object.keys(raw).find(name => !resourceMembers.has(name));
  if (other !== undefined) {
    throw new TemplateError(`Invalid template resource property '${other}'`);
  }
  return {
    Type: raw.Type,
    Properties: raw.Properties ?? {},
    DependsOn: strings(raw.DependsOn),
    Condition: text(raw.Condition),
    DeletionPolicy: endPolicy(id, raw.DeletionPolicy, 'DeletionPolicy'),
    UpdateReplacePolicy: endPolicy(
      id,
      raw.UpdateReplacePolicy,
      'UpdateReplacePolicy',
    ),
  };
}

const endPolicies: Record<string, EndPolicy[]> = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate'],
  UpdateReplacePolicy: ['Delete', 'Retain'],
};

/** No type of the sandbox has snapshots. */
function endPolicy(
  id: string,
  value: TemplateValue | undefined,
  name: string,
): EndPolicy {
  const found = endPolicies[name].find(one => one === (value ?? 'Delete'));
  if (!found) {
    throw new TemplateError(
      `Template error: resource ${id} has an invalid ${name}: ${String(value)}`,
    );
  }
  return found;
}

function parseOutputs(raw: TemplateObject): Record<string, TemplateOutput> {
  return Object.fromEntries(
    Object.entries(raw).map(([key, output]) => {
      if (!isObject(output) || output.Value === undefined) {
        throw new TemplateError(
          `Template format error: Every Outputs member must contain a Value object; ${key} has none.`,
        );
      }
      if (output.Export !== undefined) {
        throw new TemplateError(
          `The sandbox has no exports yet: output ${key} cannot have one.`,
        );
      }
      return [
        key,
        {
          Value: output.Value,
          Description: text(output.Description),
          Condition: text(output.Condition),
        },
      ];
    }),
  );
}

function text(value: TemplateValue | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function strings(value: TemplateValue | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}
