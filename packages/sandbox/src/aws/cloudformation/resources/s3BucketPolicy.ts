import { AwsError } from '../../errors';
import type { TemplateObject } from '../template';
import { jsonText, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

/** AWS::S3::BucketPolicy; its physical id is the bucket's name. */
export const s3BucketPolicy: ResourceType = {
  type: 'AWS::S3::BucketPolicy',
  properties: ['Bucket', 'PolicyDocument'],

  async find({ Bucket, PolicyDocument }, context) {
    const name = String(Bucket);
    const present = await policyOf(name, context);
    return present !== undefined && present === jsonText(PolicyDocument)
      ? name
      : undefined;
  },

  async create(properties, _tags, context) {
    const name = String(properties.Bucket);
    if ((await policyOf(name, context)) !== undefined) {
      throw new AwsError(
        'AlreadyExistsException',
        `The bucket policy already exists on bucket ${name}.`,
      );
    }
    await put(name, properties, context);
    return name;
  },

  async read(name, context): Promise<ResourceReading> {
    const present = await policyOf(name, context);
    return {
      state: present === undefined ? 'gone' : 'ready',
      attributes: {},
    };
  },

  async update(name, properties, _tags, context) {
    await put(name, properties, context);
  },

  async delete(Bucket, { invoke }) {
    await invoke('s3', 'DeleteBucketPolicy', { Bucket });
  },
};

async function policyOf(
  Bucket: string,
  { invoke }: ResourceContext,
): Promise<string | undefined> {
  const found = await unlessMissing(
    ['NoSuchBucketPolicy', 'NoSuchBucket'],
    () => invoke<{ Policy: string }>('s3', 'GetBucketPolicy', { Bucket }),
  );
  return found?.Policy;
}

async function put(
  Bucket: string,
  { PolicyDocument }: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  const policy = Buffer.from(jsonText(PolicyDocument) ?? '');
  await invoke('s3', 'PutBucketPolicy', {
    Bucket,
    Policy: policy.toString('base64'),
  });
}
