import type { Scope } from '../../service';
import { instantiate } from '../instantiate';
import { needsReplacement } from '../replacement';
import { resourceGoal } from '../resourceGoal';
import { resourceTypes } from '../resources';
import {
  exists,
  type Stack,
  type StackInput,
  type StackResource,
} from '../stack';
import {
  TemplateError,
  type ResourceState,
  type TemplateInstance,
} from '../template';
import type { ResourceChange } from './changeSet';

/** What stands for the id of a resource that is yet to be made. */
const unknownId = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** What a stack's resources would go through if its input were this one. */
export function resourceChanges(
  stack: Stack,
  input: StackInput,
  scope: Scope,
): ResourceChange[] {
  const instance = instantiate({ ...stack, input }, scope);
  const present = stack.resources.filter(exists);
  /** Resources whose ids the update changes. */
  const renewed = new Set<string>();
  const built = instance.order.flatMap(id => {
    const resource = present.find(({ logicalId }) => logicalId === id);
    const change = resource
      ? modification(resource, instance, { ...stack, input }, renewed)
      : addition(id, instance);
    if (change && (!resource || change.Replacement !== 'False')) {
      renewed.add(id);
    }
    return change ?? [];
  });
  const removed = present
    .filter(({ logicalId }) => !instance.order.includes(logicalId))
    .map(resource => ({
      ...base(resource),
      Action: 'Remove' as const,
      Scope: [],
    }));
  return [...built, ...removed];
}

function addition(id: string, { template }: TemplateInstance): ResourceChange {
  return {
    Action: 'Add',
    LogicalResourceId: id,
    ResourceType: template.Resources[id].Type,
    Scope: [],
  };
}

function modification(
  resource: StackResource,
  instance: TemplateInstance,
  stack: Stack,
  renewed: ReadonlySet<string>,
): ResourceChange | undefined {
  const modify = { ...base(resource), Action: 'Modify' as const };
  const state = (id: string): ResourceState | undefined => {
    const found = stack.resources.find(({ logicalId }) => logicalId === id);
    return renewed.has(id)
      ? { physicalId: unknownId, attributes: {} }
      : found && {
          physicalId: found.physicalId ?? '',
          attributes: found.attributes,
        };
  };
  try {
    const goal = resourceGoal(resource.logicalId, instance, stack, state);
    const Scope = [
      ...(isSame(goal.properties, resource.properties) ? [] : ['Properties']),
      ...(isSame(goal.tags, resource.tags) ? [] : ['Tags']),
    ];
    const type = resourceTypes.get(resource.type);
    return Scope.length && type
      ? {
          ...modify,
          Scope,
          Replacement: needsReplacement(resource, goal, type)
            ? 'True'
            : 'False',
        }
      : undefined;
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    // It takes an attribute of a resource that is yet to be made.
    return { ...modify, Scope: ['Properties'], Replacement: 'Conditional' };
  }
}

function base({ logicalId, physicalId, type }: StackResource) {
  return {
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
  };
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
