import { AwsError } from '../../errors';
import type { Tag } from '../stack';
import type { TemplateObject } from '../template';
import type { ResourceContext, ResourceReading } from './ResourceType';

interface Described {
  Status: string;
  FailureReason?: string;
}

/** A resource's state from a SageMaker Describe operation. */
export async function readSageMaker<D extends Described>(
  describe: () => Promise<D>,
  attributes: (described: D) => TemplateObject,
): Promise<ResourceReading> {
  const described = await orGone(describe);
  if (!described) {
    return { state: 'gone', attributes: {} };
  }
  return {
    state: state(described.Status),
    reason: described.FailureReason,
    attributes: attributes(described),
  };
}

function state(status: string): ResourceReading['state'] {
  if (status === 'InService') {
    return 'ready';
  }
  return /failed/i.test(status) ? 'failed' : 'changing';
}

/** The answer, or undefined where SageMaker says there is no such resource. */
export async function orGone<T>(
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFound') {
      return undefined;
    }
    throw error;
  }
}

/** Whether this stack made the resource, by the tags CloudFormation gives. */
export async function isOwn(
  arn: string,
  context: ResourceContext,
): Promise<boolean> {
  const tags = await listTags(arn, context);
  const value = (key: string) => tags.find(tag => tag.Key === key)?.Value;
  return (
    value('aws:cloudformation:stack-id') === context.stackId &&
    value('aws:cloudformation:logical-id') === context.logicalId
  );
}

/** Makes the resource's tags those of the stack. */
export async function setTags(
  arn: string,
  tags: Tag[],
  context: ResourceContext,
): Promise<void> {
  const present = await listTags(arn, context);
  const gone = present
    .map(tag => tag.Key)
    .filter(key => !tags.some(tag => tag.Key === key));
  if (gone.length) {
    await context.invoke('sagemaker', 'DeleteTags', {
      ResourceArn: arn,
      TagKeys: gone,
    });
  }
  await context.invoke('sagemaker', 'AddTags', {
    ResourceArn: arn,
    Tags: tags,
  });
}

async function listTags(arn: string, context: ResourceContext): Promise<Tag[]> {
  const { Tags } = await context.invoke<{ Tags: Tag[] }>(
    'sagemaker',
    'ListTags',
    { ResourceArn: arn },
  );
  return Tags;
}
