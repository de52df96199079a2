import type { Tag } from '../stack';
import type { TemplateObject, TemplateValue } from '../template';
import { generatedName, hasOwnTags, isObject, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';
import { s3LifecycleRule } from './s3LifecycleRule';

/** AWS::S3::Bucket; its physical id is the bucket's name. */
export const s3Bucket: ResourceType = {
  type: 'AWS::S3::Bucket',
  properties: [
    'BucketName',
    'BucketEncryption',
    'LifecycleConfiguration',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'VersioningConfiguration',
  ],
  nameProperty: 'BucketName',

  async find(properties, context) {
    const Bucket = bucketName(properties, context);
    const tags = await tagsOf(Bucket, context);
    return tags && hasOwnTags(tags, context) ? Bucket : undefined;
  },

  async create(properties, tags, context) {
    const Bucket = bucketName(properties, context);
    const { region } = context;
    await context.invoke('s3', 'CreateBucket', {
      Bucket,
      CreateBucketConfiguration: {
        LocationConstraint: region === 'us-east-1' ? undefined : region,
        Tags: tags,
      },
    });
    return Bucket;
  },

  configure: setUp,

  async read(Bucket, context): Promise<ResourceReading> {
    const found = await unlessMissing(['NoSuchBucket'], () =>
      context.invoke('s3', 'HeadBucket', { Bucket }),
    );
    if (!found) {
      return { state: 'gone', attributes: {} };
    }
    const { region } = context;
    return {
      state: 'ready',
      attributes: {
        Arn: `arn:aws:s3:::${Bucket}`,
        DomainName: `${Bucket}.s3.amazonaws.com`,
        DualStackDomainName: `${Bucket}.s3.dualstack.${region}.amazonaws.com`,
        RegionalDomainName: `${Bucket}.s3.${region}.amazonaws.com`,
        WebsiteURL: `http://${Bucket}.s3-website-${region}.amazonaws.com`,
      },
    };
  },

  async update(Bucket, properties, tags, context) {
    await setUp(Bucket, properties, context);
    const { invoke } = context;
    await invoke('s3', 'PutBucketTagging', {
      Bucket,
      Tagging: { TagSet: tags },
    });
  },

  async delete(Bucket, { invoke }) {
    await invoke('s3', 'DeleteBucket', { Bucket });
  },
};

function bucketName(
  { BucketName }: TemplateObject,
  context: ResourceContext,
): string {
  return BucketName === undefined
    ? generatedName(context, 63).toLowerCase()
    : String(BucketName);
}

async function tagsOf(
  Bucket: string,
  { invoke }: ResourceContext,
): Promise<Tag[] | undefined> {
  const found = await unlessMissing(
    ['NoSuchBucket', 'NoSuchTagSet', 'AccessDenied', 'PermanentRedirect'],
    () => invoke<{ TagSet: Tag[] }>('s3', 'GetBucketTagging', { Bucket }),
  );
  return found?.TagSet;
}

/** Sets all that the template says; what it no longer says goes back to how a new bucket is. Safe to repeat. */
async function setUp(
  Bucket: string,
  properties: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  const set = (operation: string, input: object) =>
    invoke('s3', operation, { Bucket, ...input });

  const encryption = objectOf(properties.BucketEncryption);
  const [rule] = itemsOf(encryption?.ServerSideEncryptionConfiguration);
  await (rule
    ? set('PutBucketEncryption', {
        ServerSideEncryptionConfiguration: {
          Rules: [
            {
              ApplyServerSideEncryptionByDefault:
                rule.ServerSideEncryptionByDefault,
              BucketKeyEnabled: rule.BucketKeyEnabled,
            },
          ],
        },
      })
    : set('DeleteBucketEncryption', {}));

  const blocks = objectOf(properties.PublicAccessBlockConfiguration);
  const isBlocked = (name: string) => (blocks ? blocks[name] ?? false : true);
  await set('PutPublicAccessBlock', {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: isBlocked('BlockPublicAcls'),
      BlockPublicPolicy: isBlocked('BlockPublicPolicy'),
      IgnorePublicAcls: isBlocked('IgnorePublicAcls'),
      RestrictPublicBuckets: isBlocked('RestrictPublicBuckets'),
    },
  });

  const status = objectOf(properties.VersioningConfiguration)?.Status;
  const { Status: present } = await invoke<{ Status?: string }>(
    's3',
    'GetBucketVersioning',
    { Bucket },
  );
  const wanted = status ?? (present && 'Suspended');
  if (wanted && wanted !== present) {
    await set('PutBucketVersioning', {
      VersioningConfiguration: { Status: wanted },
    });
  }

  const [owner] = itemsOf(objectOf(properties.OwnershipControls)?.Rules);
  await set('PutBucketOwnershipControls', {
    OwnershipControls: {
      Rules: [
        { ObjectOwnership: owner?.ObjectOwnership ?? 'BucketOwnerEnforced' },
      ],
    },
  });

  const rules = itemsOf(objectOf(properties.LifecycleConfiguration)?.Rules);
  await (rules.length
    ? set('PutBucketLifecycleConfiguration', {
        LifecycleConfiguration: { Rules: rules.map(s3LifecycleRule) },
      })
    : set('DeleteBucketLifecycle', {}));
}

function objectOf(
  value: TemplateValue | undefined,
): TemplateObject | undefined {
  return isObject(value) ? value : undefined;
}

function itemsOf(value: TemplateValue | undefined): TemplateObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
