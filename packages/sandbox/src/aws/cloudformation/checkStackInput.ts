import { AwsError } from '../errors';
import type { Scope } from '../service';
import { checkingTemplate, validationError } from './errors';
import { instantiate } from './instantiate';
import { resourceTypes } from './resources';
import { exists, type Stack, type StackInput } from './stack';
import { specificationOf } from './specification';
import {
  attributesTaken,
  parseTemplate,
  TemplateError,
  type Template,
} from './template';

/** The capabilities a template needs, in CloudFormation's order. */
export function neededCapabilities({ Resources }: Template): string[] {
  const needed = Object.values(Resources).flatMap(
    ({ Type, Properties }) =>
      resourceTypes.get(Type)?.capability?.(Properties) ?? [],
  );
  return [...new Set(needed)];
}

/** Refuses, before anything is made, a template, parameters or capabilities that do not fit. */
export function checkStackInput(
  input: StackInput,
  capabilities: string[],
  scope: Scope,
  stackName: string,
): void {
  const { template } = checkingTemplate(() => {
    const instance = instantiate({ input, stackId: '', stackName }, scope);
    checkTypes(instance.template);
    return instance;
  });
  const needed = neededCapabilities(template);
  const granted = capabilities.includes('CAPABILITY_NAMED_IAM')
    ? ['CAPABILITY_IAM', ...capabilities]
    : capabilities;
  if (needed.some(capability => !granted.includes(capability))) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${needed.join(', ')}]`,
      400,
    );
  }
}

/** Refuses a template that makes a stack's resource one of another type. */
export function checkTypesKept(
  { resources }: Stack,
  { templateBody }: StackInput,
): void {
  const declared = parseTemplate(templateBody).Resources;
  const changed = resources
    .filter(exists)
    .filter(
      ({ logicalId, type }) =>
        Object.hasOwn(declared, logicalId) && declared[logicalId].Type !== type,
    )
    .map(({ logicalId }) => logicalId);
  if (changed.length) {
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.join(
        ', ',
      )}]`,
    );
  }
}

/** Refuses resource types this CloudFormation does not know, and attributes that a type does not have. */
export function checkTypes(template: Template): void {
  const { Resources, Outputs } = template;
  const unknown = Object.values(Resources)
    .map(({ Type }) => Type)
    .filter(type => !resourceTypes.has(type));
  if (unknown.length) {
    throw new TemplateError(
      `Template format error: Unrecognized resource types: [${[
        ...new Set(unknown),
      ].join(', ')}]`,
    );
  }
  for (const [id, attribute] of [
    ...attributesTaken(Resources),
    ...attributesTaken(Outputs),
  ]) {
    const type = Object.hasOwn(Resources, id) ? Resources[id].Type : undefined;
    if (type && !specificationOf(type).attributes.includes(attribute)) {
      throw new TemplateError(
        `Template error: resource ${id} does not support attribute type ${attribute} in Fn::GetAtt`,
      );
    }
  }
}
