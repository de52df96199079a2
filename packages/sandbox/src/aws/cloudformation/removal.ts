import type { Phase } from './phases';
import { exists, type Stack, type StackResource } from './stack';

/**
 * The next resource that a phase removes, and whether it is only let go: one that no other
 * of those to be removed was built upon, the last made first.
 */
export function nextRemoval(
  stack: Stack,
  { removes }: Phase,
  order: string[],
): { resource: StackResource; kept: boolean } | undefined {
  if (removes === 'none') {
    return undefined;
  }
  // A clean-up that fails is not tried again.
  const isOpen = (resource: StackResource) =>
    exists(resource) &&
    !(removes === 'absent' && resource.status === 'DELETE_FAILED');
  const leftovers = stack.leftovers ?? [];
  const open = [
    ...stack.resources.filter(
      ({ logicalId }) => removes === 'all' || !order.includes(logicalId),
    ),
    ...leftovers,
  ].filter(isOpen);
  const isFree = (resource: StackResource) =>
    !open.some(
      other =>
        other.logicalId !== resource.logicalId &&
        other.needs?.includes(resource.logicalId),
    );
  const resource = open.findLast(isFree) ?? open.at(-1);
  return (
    resource && {
      resource,
      kept: leftovers.includes(resource)
        ? resource.replacePolicy === 'Retain'
        : isKept(resource, stack),
    }
  );
}

function isKept(
  { logicalId, deletionPolicy, madeBy, status }: StackResource,
  stack: Stack,
): boolean {
  if (stack.retain.includes(logicalId)) {
    return true;
  }
  const isNew = madeBy === stack.operationId || status === 'CREATE_FAILED';
  return (
    deletionPolicy === 'Retain' ||
    (deletionPolicy === 'RetainExceptOnCreate' && !isNew)
  );
}
