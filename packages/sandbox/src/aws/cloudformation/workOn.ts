import { AwsError } from '../errors';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './resources';
import type { StackResource } from './stack';
import type { StackLog } from './StackLog';

/**
 * Brings a resource that is in progress one call further; true when it is as it is to be.
 * Throws AwsError where it cannot get there.
 */
export async function workOn(
  resource: StackResource,
  type: ResourceType,
  context: ResourceContext,
  log: StackLog,
): Promise<boolean> {
  if (resource.status === 'CREATE_IN_PROGRESS' && !resource.physicalId) {
    await create(resource, type, context, log);
    return false;
  }
  const { physicalId } = resource;
  const reading: ResourceReading = physicalId
    ? await type.read(physicalId, context)
    : { state: 'gone', attributes: {} };
  return resource.status === 'DELETE_IN_PROGRESS'
    ? remove(resource, type, reading, context, log)
    : settle(resource, type, reading, context, log);
}

async function create(
  resource: StackResource,
  type: ResourceType,
  context: ResourceContext,
  log: StackLog,
): Promise<void> {
  const { properties, tags } = resource;
  resource.physicalId =
    (await type.find(properties, context)) ??
    (await type.create(properties, tags, context));
  log.resource(resource, 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
}

async function settle(
  resource: StackResource,
  type: ResourceType,
  { state, reason, attributes }: ResourceReading,
  context: ResourceContext,
  log: StackLog,
): Promise<boolean> {
  const { physicalId = '', properties, tags } = resource;
  if (state === 'changing') {
    return false;
  }
  const updates = resource.status === 'UPDATE_IN_PROGRESS';
  if (updates && !resource.asked && state !== 'gone') {
    await type.update(physicalId, properties, tags, context);
    resource.asked = true;
    return false;
  }
  if (state !== 'ready') {
    throw notStabilized(reason ?? `${type.type} ${physicalId} does not exist.`);
  }
  resource.attributes = attributes;
  log.resource(resource, updates ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE');
  return true;
}

async function remove(
  resource: StackResource,
  type: ResourceType,
  { state, reason }: ResourceReading,
  context: ResourceContext,
  log: StackLog,
): Promise<boolean> {
  if (state === 'gone') {
    log.resource(resource, 'DELETE_COMPLETE');
    return true;
  }
  if (state === 'failed' && resource.asked) {
    throw notStabilized(reason ?? 'Delete failed.');
  }
  if (state !== 'changing') {
    await type.delete(resource.physicalId ?? '', context);
    resource.asked = true;
  }
  return false;
}

function notStabilized(message: string): AwsError {
  return new AwsError('NotStabilized', message);
}
