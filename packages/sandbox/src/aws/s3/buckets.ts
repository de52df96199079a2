import { AwsError } from '../errors';
import { paginate } from '../paginate';
import { element, many } from '../protocols/rest';
import { operation } from '../service';
import { s } from '../shapes';
import { checkBucketName } from './bucketNames';
import {
  buckets,
  everywhere,
  findBucket,
  objects,
  putBucket,
} from './documents';
import { getBucket } from './lookUp';
import { ownerId } from './owner';
import { regions } from './regions';
import * as shapes from './shapes';
import { removeUploads } from './uploads';

/** The region whose buckets have no location constraint. */
const classicRegion = 'us-east-1';

export const CreateBucket = operation({
  write: true,
  input: s.structure({
    Bucket: shapes.bucket,
    ACL: s.string({
      enum: [
        'private',
        'public-read',
        'public-read-write',
        'authenticated-read',
      ],
    }),
    ObjectOwnership: s.string({
      enum: ['BucketOwnerPreferred', 'ObjectWriter', 'BucketOwnerEnforced'],
    }),
    CreateBucketConfiguration: s.structure(
      { LocationConstraint: s.string({ enum: regions }), Tags: shapes.tags },
      ['Location', 'Bucket'],
    ),
  }),
  http: {
    method: 'PUT',
    uri: '/{Bucket}',
    headers: {
      ACL: 'x-amz-acl',
      ObjectOwnership: 'x-amz-object-ownership',
    },
    body: {
      root: 'CreateBucketConfiguration',
      isOptional: true,
      read: ({ Tags, ...rest }) => ({
        CreateBucketConfiguration: {
          ...rest,
          Tags: many(element(Tags).Tag),
        },
      }),
    },
    answer: {
      headers: { Location: 'location', BucketArn: 'x-amz-bucket-arn' },
    },
  },
  handle(input, { account, region, env }) {
    const { Bucket: name, CreateBucketConfiguration: config } = input;
    checkBucketName(name);
    const constraint = config?.LocationConstraint;
    if ((constraint ?? classicRegion) !== region) {
      throw constraint === undefined
        ? new AwsError(
            'IllegalLocationConstraintException',
            'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
          )
        : new AwsError(
            'IllegalLocationConstraintException',
            `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
          );
    }
    const present = findBucket(env, name);
    if (present) {
      throw present.account === account
        ? new AwsError(
            'BucketAlreadyOwnedByYou',
            'Your previous request to create the named bucket succeeded and you already own it.',
            409,
            { BucketName: name },
          )
        : new AwsError(
            'BucketAlreadyExists',
            'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
            409,
            { BucketName: name },
          );
    }
    putBucket(env, {
      name,
      account,
      region,
      createdAt: env.clock.now().toISOString(),
      tags: config?.Tags ?? [],
      encryption: { SSEAlgorithm: 'AES256', BucketKeyEnabled: false },
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      objectOwnership: input.ObjectOwnership ?? 'BucketOwnerEnforced',
    });
    return {
      Location:
        region === classicRegion
          ? `/${name}`
          : `http://${name}.s3.amazonaws.com/`,
      BucketArn: `arn:aws:s3:::${name}`,
    };
  },
});

export const HeadBucket = operation({
  write: false,
  input: s.structure(shapes.ofBucket),
  http: {
    method: 'HEAD',
    uri: '/{Bucket}',
    headers: shapes.ownerHeader,
    answer: {
      headers: {
        BucketRegion: 'x-amz-bucket-region',
        BucketArn: 'x-amz-bucket-arn',
        AccessPointAlias: 'x-amz-access-point-alias',
      },
    },
  },
  handle(input, call) {
    const { name, region } = getBucket(input, call);
    return {
      BucketRegion: region,
      BucketArn: `arn:aws:s3:::${name}`,
      AccessPointAlias: false,
    };
  },
});

export const DeleteBucket = operation({
  write: true,
  input: s.structure(shapes.ofBucket),
  http: {
    method: 'DELETE',
    uri: '/{Bucket}',
    headers: shapes.ownerHeader,
    answer: { status: 204 },
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    const { store } = call.env;
    const prefix = `${bucket.name}/`;
    if (store.list(objects, bucket, { prefix }).length) {
      const hasVersions = bucket.versioning !== undefined;
      throw new AwsError(
        'BucketNotEmpty',
        hasVersions
          ? 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.'
          : 'The bucket you tried to delete is not empty',
        409,
        { BucketName: bucket.name },
      );
    }
    removeUploads(call.env, bucket);
    store.delete(buckets, everywhere, bucket.name);
  },
});

export const ListBuckets = operation({
  write: false,
  input: s.structure({
    MaxBuckets: s.integer({ min: 1, max: 10000 }),
    ContinuationToken: s.string(),
    Prefix: s.string(),
    BucketRegion: s.string(),
  }),
  http: {
    method: 'GET',
    uri: '/',
    query: {
      MaxBuckets: 'max-buckets',
      ContinuationToken: 'continuation-token',
      Prefix: 'prefix',
      BucketRegion: 'bucket-region',
    },
    answer: {
      body: {
        root: 'ListAllMyBucketsResult',
        write: ({ Buckets, ...rest }: { Buckets: object[] }) => ({
          ...rest,
          Buckets: { Bucket: Buckets },
        }),
      },
    },
  },
  handle(input, { account, env }) {
    const { Prefix = '', BucketRegion } = input;
    const found = env.store
      .list(buckets, everywhere, { prefix: Prefix })
      .filter(
        bucket =>
          bucket.account === account &&
          (!BucketRegion || bucket.region === BucketRegion),
      );
    const { items, ContinuationToken } = paginate(found, input, {
      tokenIn: 'ContinuationToken',
      tokenOut: 'ContinuationToken',
      sizeIn: 'MaxBuckets',
      default: 10_000,
      max: 10_000,
      invalidToken: () =>
        new AwsError(
          'InvalidArgument',
          'The continuation token provided is incorrect',
        ),
    });
    return {
      Buckets: items.map(({ name, region, createdAt }) => ({
        Name: name,
        CreationDate: new Date(createdAt),
        BucketRegion: region,
        BucketArn: `arn:aws:s3:::${name}`,
      })),
      Owner: { ID: ownerId(account) },
      Prefix: input.Prefix,
      ContinuationToken,
    };
  },
});

export const GetBucketLocation = operation({
  write: false,
  input: s.structure(shapes.ofBucket),
  http: {
    method: 'GET',
    uri: '/{Bucket}?location',
    headers: shapes.ownerHeader,
    answer: {
      body: {
        root: 'LocationConstraint',
        write: ({
          LocationConstraint = '',
        }: {
          LocationConstraint?: string;
        }) => ({
          '#text': LocationConstraint,
        }),
      },
    },
  },
  handle(input, call) {
    const found = findBucket(call.env, input.Bucket);
    // S3 tells the location to any region.
    const { region } = getBucket(input, {
      ...call,
      region: found?.region ?? call.region,
    });
    return {
      LocationConstraint: region === classicRegion ? undefined : region,
    };
  },
});
