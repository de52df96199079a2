import type { Phase } from './phases';
import { exists, type Stack, type StackResource } from './stack';

/**
 * The next resource that a phase removes, and whether it is only let go. What others were put
 * in the place of goes first, then the last made first.
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
  const leftover = stack.leftovers?.find(isOpen);
  if (leftover) {
    return { resource: leftover, kept: leftover.replacePolicy === 'Retain' };
  }
  const resource = stack.resources
    .filter(isOpen)
    .filter(({ logicalId }) => removes === 'all' || !order.includes(logicalId))
    .at(-1);
  return resource && { resource, kept: isKept(resource, stack) };
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
