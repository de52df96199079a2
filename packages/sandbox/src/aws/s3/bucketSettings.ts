import { AwsError } from '../errors';
import { many, type XmlElement } from '../protocols/rest';
import { s } from '../shapes';
import {
  lifecycleRule,
  readLifecycleRule,
  writeLifecycleRule,
  type LifecycleRule,
} from './lifecycle';
import { settingOperations } from './settings';
import * as shapes from './shapes';

const versioning = settingOperations({
  subresource: 'versioning',
  member: 'VersioningConfiguration',
  shape: s
    .structure({ Status: s.string({ enum: ['Enabled', 'Suspended'] }) }, [
      'MFADelete',
    ])
    .required(),
  read: {
    root: 'VersioningConfiguration',
    read: ({ MfaDelete: MFADelete, ...rest }) => ({
      VersioningConfiguration: { ...rest, MFADelete },
    }),
  },
  write: { root: 'VersioningConfiguration', write: output => output },
  get: ({ versioning: Status }) => ({ Status }),
  set({ Status }) {
    if (!Status) {
      throw new AwsError(
        'IllegalVersioningConfigurationException',
        'The Versioning element must be specified',
      );
    }
    return { versioning: Status };
  },
});

const encryption = settingOperations(
  {
    subresource: 'encryption',
    member: 'ServerSideEncryptionConfiguration',
    shape: s
      .structure({
        Rules: s
          .list(
            s.structure(
              {
                ApplyServerSideEncryptionByDefault: s.structure({
                  SSEAlgorithm: shapes.sseAlgorithm.required(),
                  KMSMasterKeyID: s.string(),
                }),
                BucketKeyEnabled: s.boolean(),
              },
              ['BlockedEncryptionTypes'],
            ),
            { min: 1, max: 1 },
          )
          .required(),
      })
      .required(),
    read: {
      root: 'ServerSideEncryptionConfiguration',
      read: ({ Rule }) => ({
        ServerSideEncryptionConfiguration: { Rules: many(Rule) },
      }),
    },
    write: {
      root: 'ServerSideEncryptionConfiguration',
      write: ({ Rules }: { Rules: object[] }) => ({ Rule: Rules }),
    },
    get: ({ encryption: { BucketKeyEnabled, ...byDefault } }) => ({
      Rules: [
        { ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled },
      ],
    }),
    set({ Rules: [rule] }) {
      const byDefault = rule.ApplyServerSideEncryptionByDefault ?? {
        SSEAlgorithm: 'AES256' as const,
      };
      if (byDefault.SSEAlgorithm === 'AES256' && byDefault.KMSMasterKeyID) {
        throw new AwsError(
          'InvalidArgument',
          'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
        );
      }
      return {
        encryption: {
          ...byDefault,
          BucketKeyEnabled: rule.BucketKeyEnabled ?? false,
        },
      };
    },
  },
  { encryption: { SSEAlgorithm: 'AES256', BucketKeyEnabled: false } },
);

const publicAccessBlock = settingOperations(
  {
    subresource: 'publicAccessBlock',
    member: 'PublicAccessBlockConfiguration',
    shape: s
      .structure({
        BlockPublicAcls: s.boolean(),
        IgnorePublicAcls: s.boolean(),
        BlockPublicPolicy: s.boolean(),
        RestrictPublicBuckets: s.boolean(),
      })
      .required(),
    read: {
      root: 'PublicAccessBlockConfiguration',
      read: PublicAccessBlockConfiguration => ({
        PublicAccessBlockConfiguration,
      }),
    },
    write: {
      root: 'PublicAccessBlockConfiguration',
      write: ({
        PublicAccessBlockConfiguration,
      }: {
        PublicAccessBlockConfiguration: object;
      }) => PublicAccessBlockConfiguration,
    },
    get: ({ publicAccessBlock: found }) =>
      found && { PublicAccessBlockConfiguration: found },
    missing: [
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
    ],
    set: given => ({
      publicAccessBlock: {
        BlockPublicAcls: given.BlockPublicAcls ?? false,
        IgnorePublicAcls: given.IgnorePublicAcls ?? false,
        BlockPublicPolicy: given.BlockPublicPolicy ?? false,
        RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
      },
    }),
  },
  { publicAccessBlock: undefined },
);

const tagging = settingOperations(
  {
    subresource: 'tagging',
    member: 'Tagging',
    shape: s.structure({ TagSet: shapes.tags.required() }).required(),
    read: {
      root: 'Tagging',
      read: shapes.readTagging,
    },
    write: {
      root: 'Tagging',
      write: ({ TagSet }: { TagSet: object[] }) => ({
        TagSet: { Tag: TagSet },
      }),
    },
    get: ({ tags }) => (tags.length ? { TagSet: tags } : undefined),
    missing: ['NoSuchTagSet', 'The TagSet does not exist'],
    set({ TagSet }, bucket) {
      const keys = TagSet.map(({ Key }) => Key);
      if (TagSet.length > 50) {
        throw new AwsError(
          'BadRequest',
          'Bucket tag count cannot be greater than 50',
        );
      }
      if (new Set(keys).size < keys.length) {
        throw new AwsError(
          'InvalidTag',
          'Cannot provide multiple Tags with the same key',
        );
      }
      const own = TagSet.filter(({ Key }) => !Key.startsWith('aws:'));
      const system = bucket.tags.filter(({ Key }) => Key.startsWith('aws:'));
      return { tags: [...system, ...own] };
    },
  },
  { tags: [] },
);

const lifecycle = settingOperations(
  {
    subresource: 'lifecycle',
    member: 'LifecycleConfiguration',
    shape: s
      .structure({
        Rules: s.list(lifecycleRule, { min: 1, max: 1000 }).required(),
      })
      .required(),
    read: {
      root: 'LifecycleConfiguration',
      read: ({ Rule }) => ({
        LifecycleConfiguration: { Rules: many(Rule).map(readLifecycleRule) },
      }),
    },
    write: {
      root: 'LifecycleConfiguration',
      write: ({ Rules }: { Rules: LifecycleRule[] }) => ({
        Rule: Rules.map(writeLifecycleRule),
      }),
    },
    get: ({ lifecycleRules: Rules }) => Rules && { Rules },
    missing: [
      'NoSuchLifecycleConfiguration',
      'The lifecycle configuration does not exist',
    ],
    set: ({ Rules }) => ({ lifecycleRules: Rules }),
  },
  { lifecycleRules: undefined },
);

const ownership = settingOperations({
  subresource: 'ownershipControls',
  member: 'OwnershipControls',
  shape: s
    .structure({
      Rules: s
        .list(
          s.structure({
            ObjectOwnership: s
              .string({
                enum: [
                  'BucketOwnerPreferred',
                  'ObjectWriter',
                  'BucketOwnerEnforced',
                ],
              })
              .required(),
          }),
          { min: 1, max: 1 },
        )
        .required(),
    })
    .required(),
  read: {
    root: 'OwnershipControls',
    read: ({ Rule }) => ({ OwnershipControls: { Rules: many(Rule) } }),
  },
  write: {
    root: 'OwnershipControls',
    write: ({ OwnershipControls }: { OwnershipControls: XmlElement }) => ({
      Rule: OwnershipControls.Rules,
    }),
  },
  get: ({ objectOwnership: ObjectOwnership }) => ({
    OwnershipControls: { Rules: [{ ObjectOwnership }] },
  }),
  set: ({ Rules: [{ ObjectOwnership }] }) => ({
    objectOwnership: ObjectOwnership,
  }),
});

/** The settings of buckets, but their policies. */
export const bucketSettings = {
  GetBucketVersioning: versioning.get,
  PutBucketVersioning: versioning.put,
  GetBucketEncryption: encryption.get,
  PutBucketEncryption: encryption.put,
  DeleteBucketEncryption: encryption.remove,
  GetPublicAccessBlock: publicAccessBlock.get,
  PutPublicAccessBlock: publicAccessBlock.put,
  DeletePublicAccessBlock: publicAccessBlock.remove,
  GetBucketTagging: tagging.get,
  PutBucketTagging: tagging.put,
  DeleteBucketTagging: tagging.remove,
  GetBucketLifecycleConfiguration: lifecycle.get,
  PutBucketLifecycleConfiguration: lifecycle.put,
  DeleteBucketLifecycle: lifecycle.remove,
  GetBucketOwnershipControls: ownership.get,
  PutBucketOwnershipControls: ownership.put,
};
