import type { ResourceGoal } from './resourceGoal';
import type { ResourceType } from './resources';
import { isReplaced, specificationOf } from './specification';
import type { Stack, StackResource } from './stack';
import { TemplateError } from './template';

/** Whether the change needs another resource. Throws where that one could not have its name. */
export function needsReplacement(
  resource: StackResource,
  goal: ResourceGoal,
  { type, nameProperty }: ResourceType,
): boolean {
  if (
    !isReplaced(resource.properties, goal.properties, specificationOf(type))
  ) {
    return false;
  }
  if (
    nameProperty !== undefined &&
    goal.properties[nameProperty] !== undefined &&
    goal.properties[nameProperty] === resource.properties[nameProperty]
  ) {
    throw new TemplateError(
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${resource.physicalId} and update the stack again.`,
    );
  }
  return true;
}

/** Makes the resource one that is yet to be made; what it was stays beside it. */
export function startReplacement(
  resource: StackResource,
  change: Partial<StackResource>,
): void {
  const { replaces, ...old } = resource;
  Object.assign(resource, change, {
    replaces: old,
    generation: (resource.generation ?? 0) + 1,
    physicalId: undefined,
    attributes: {},
    asked: false,
  });
}

/** After the update: the replaced resources are to be deleted. */
export function dropReplaced(stack: Stack): void {
  for (const resource of stack.resources) {
    if (resource.replaces) {
      addLeftover(stack, resource.replaces);
      resource.replaces = undefined;
    }
  }
}

/** After a failed update: the replaced resources are the stack's again, the new ones are to be deleted. */
export function restoreReplaced(stack: Stack): void {
  stack.resources = stack.resources.map(resource => {
    const { replaces, ...failed } = resource;
    if (!replaces) {
      return resource;
    }
    if (failed.physicalId !== undefined) {
      addLeftover(stack, { ...failed, replacePolicy: 'Delete' });
    }
    // Not to use the failed one's generated name again.
    return { ...replaces, generation: failed.generation };
  });
}

function addLeftover(stack: Stack, resource: StackResource): void {
  stack.leftovers = [...(stack.leftovers ?? []), resource];
}
