import { resourceTags, splitTags } from './resourceTags';
import { conform, specificationOf } from './specification';
import type { Stack, Tag } from './stack';
import type {
  ResourceState,
  TemplateInstance,
  TemplateObject,
} from './template';

/** How a stack's template wants a resource to be. */
export interface ResourceGoal {
  properties: TemplateObject;
  tags: Tag[];
  /** Why there can be no such resource, in CloudFormation's words. */
  problems: string[];
}

/** Throws `TemplateError` where the template takes what is not there. */
export function resourceGoal(
  logicalId: string,
  instance: TemplateInstance,
  stack: Stack,
  state: (logicalId: string) => ResourceState | undefined,
): ResourceGoal {
  const { properties: conformed, problems } = conform(
    instance.properties(logicalId, state),
    specificationOf(instance.template.Resources[logicalId].Type),
  );
  const { properties, ownTags } = splitTags(conformed);
  return {
    properties,
    tags: resourceTags(stack, logicalId, ownTags),
    problems,
  };
}
