import { AwsError } from '../errors';
import { invalidProperties } from './handlerError';
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
  const isNew =
    resource.status === 'CREATE_IN_PROGRESS' ||
    (resource.status === 'UPDATE_IN_PROGRESS' && resource.replaces);
  if (isNew && !resource.asked) {
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
  checkProperties(resource, type);
  if (resource.physicalId === undefined) {
    const found = await type.find(properties, context);
    resource.physicalId =
      found !== undefined && found !== resource.replaces?.physicalId
        ? found
        : await type.create(properties, tags, context);
  }
  await type.configure?.(resource.physicalId, properties, context);
  resource.asked = true;
  log.resource(
    resource,
    resource.replaces ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS',
    'Resource creation Initiated',
  );
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
    checkProperties(resource, type);
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

/** Refuses properties that break the type's specification, or that the sandbox cannot make. */
function checkProperties(
  { logicalId, properties: given, problems = [] }: StackResource,
  { type, properties }: ResourceType,
): void {
  if (problems.length) {
    throw new AwsError(
      invalidProperties,
      `Properties validation failed for resource ${logicalId} with message: ${problems.join(
        '\n',
      )}`,
    );
  }
  const extra = Object.keys(given).filter(name => !properties.includes(name));
  if (extra.length) {
    throw new AwsError(
      invalidProperties,
      `The sandbox makes ${type} without [${extra.join(', ')}].`,
    );
  }
}

function notStabilized(message: string): AwsError {
  return new AwsError('NotStabilized', message);
}
