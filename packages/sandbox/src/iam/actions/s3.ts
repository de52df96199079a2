import type { ContextValues } from '../RequestContext';
import { on } from './access';
import type {
  AccessTable,
  NeededAccess,
  OperationAccess,
  OperationCall,
} from './OperationAccess';

interface OfBucket {
  Bucket: string;
  Prefix?: string;
  Delimiter?: string;
  MaxKeys?: number;
}

interface OfObject {
  Bucket: string;
  Key: string;
  VersionId?: string;
  ServerSideEncryption?: string;
  SSEKMSKeyId?: string;
  Tagging?: unknown;
  CopySource?: string;
}

const bucketArn = ({ input }: OperationCall<OfBucket>) =>
  `arn:aws:s3:::${input.Bucket}`;
const objectArn = ({ Bucket, Key }: Pick<OfObject, 'Bucket' | 'Key'>) =>
  `arn:aws:s3:::${Bucket}/${Key}`;

/** Operations on a bucket, by their actions, which bear other names than they. */
function onBucket(actions: Record<string, string>): AccessTable {
  return Object.fromEntries(
    Object.entries(actions).map(([operation, action]) => [
      operation,
      on<OfBucket>(
        `s3:${action}`,
        bucketArn,
        ({ input: { Prefix, Delimiter, MaxKeys } }) => ({
          's3:prefix': Prefix,
          's3:delimiter': Delimiter,
          's3:max-keys': MaxKeys?.toString(),
        }),
      ),
    ]),
  );
}

/** Operations on an object: S3 has further actions for versions. */
function onObject(actions: Record<string, string>): AccessTable {
  return Object.fromEntries(
    Object.entries(actions).map(([operation, action]) => [
      operation,
      ({ input }: OperationCall<OfObject>) => [
        {
          action: `s3:${
            input.VersionId
              ? action.replace(/^(Get|Put|Delete)Object/, '$1ObjectVersion')
              : action
          }`,
          resource: objectArn(input),
          context: { 's3:VersionId': input.VersionId },
        },
      ],
    ]),
  );
}

/** What S3 does with a key for the caller. */
function useKey(
  action: string,
  key: string | undefined,
  { region, account }: OperationCall<unknown>,
): NeededAccess[] {
  return key
    ? [
        {
          action: `kms:${action}`,
          resource: key,
          context: {
            'kms:ViaService': `s3.${region}.amazonaws.com`,
            'kms:CallerAccount': account,
          },
        },
      ]
    : [];
}

const reading = onObject({ GetObject: 'GetObject' }).GetObject;

/** Reading needs the key of the object; only who may list the bucket learns that there is none. */
const read: OperationAccess = (call: OperationCall<OfObject>) => {
  const { Bucket, Key, VersionId } = call.input;
  const key = call.find.keyOfObject(Bucket, Key, VersionId);
  return [
    ...reading(call as OperationCall<never>),
    ...(call.find.hasObject(Bucket, Key)
      ? []
      : [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${Bucket}` }]),
    ...useKey('Decrypt', key, call),
  ];
};

/** The key of a new object: as the request says, else as the bucket does. */
function keyOfNew({ input, find }: OperationCall<OfObject>) {
  const { Bucket, ServerSideEncryption, SSEKMSKeyId } = input;
  if (ServerSideEncryption === undefined) {
    return find.keyOfBucket(Bucket);
  }
  return ServerSideEncryption === 'AES256'
    ? undefined
    : find.key(SSEKMSKeyId ?? 'alias/aws/s3');
}

/** Writing needs the key that encrypts the object. */
function write(call: OperationCall<OfObject>): NeededAccess[] {
  const { SSEKMSKeyId, ServerSideEncryption, Tagging } = call.input;
  const key = keyOfNew(call);
  const context: ContextValues = {
    's3:x-amz-server-side-encryption': ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': SSEKMSKeyId,
  };
  const resource = objectArn(call.input);
  return [
    { action: 's3:PutObject', resource, context },
    ...(Tagging ? [{ action: 's3:PutObjectTagging', resource, context }] : []),
    ...useKey('GenerateDataKey', key, call),
  ];
}

/** The key of an upload in parts is asked for when the upload begins. */
const writePart: OperationAccess = (call: OperationCall<OfObject>) => [
  { action: 's3:PutObject', resource: objectArn(call.input) },
];

/** Completing an upload reads its parts again. */
const beginUpload: OperationAccess = (call: OperationCall<OfObject>) => {
  const needed = write(call);
  const key = needed.find(({ action }) => action === 'kms:GenerateDataKey');
  return [...needed, ...useKey('Decrypt', key?.resource, call)];
};

/** What does not decode stays as it is: the operation refuses it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const copy: OperationAccess = (call: OperationCall<OfObject>) => {
  const [path, query] = (call.input.CopySource ?? '').split('?');
  const [Bucket, ...key] = decoded(path).replace(/^\//, '').split('/');
  const VersionId = new URLSearchParams(query).get('versionId') ?? undefined;
  const source = { Bucket, Key: key.join('/'), VersionId };
  return [
    ...read({ ...call, input: source } as OperationCall<never>),
    ...write(call),
  ];
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
export const s3: AccessTable = {
  ListBuckets: on('s3:ListAllMyBuckets', () => '*'),
  GetObject: read,
  HeadObject: read,
  PutObject: write,
  CreateMultipartUpload: beginUpload,
  UploadPart: writePart,
  CompleteMultipartUpload: writePart,
  CopyObject: copy,
  UploadPartCopy: copy,
  // Asked for each key by itself, as DeleteObject.
  DeleteObjects: () => [],
  ...onObject({
    DeleteObject: 'DeleteObject',
    GetObjectTagging: 'GetObjectTagging',
    PutObjectTagging: 'PutObjectTagging',
    DeleteObjectTagging: 'DeleteObjectTagging',
    AbortMultipartUpload: 'AbortMultipartUpload',
    ListParts: 'ListMultipartUploadParts',
  }),
  ...onBucket({
    CreateBucket: 'CreateBucket',
    DeleteBucket: 'DeleteBucket',
    HeadBucket: 'ListBucket',
    ListObjects: 'ListBucket',
    ListObjectsV2: 'ListBucket',
    ListObjectVersions: 'ListBucketVersions',
    ListMultipartUploads: 'ListBucketMultipartUploads',
    GetBucketLocation: 'GetBucketLocation',
    GetBucketPolicy: 'GetBucketPolicy',
    PutBucketPolicy: 'PutBucketPolicy',
    DeleteBucketPolicy: 'DeleteBucketPolicy',
    GetBucketPolicyStatus: 'GetBucketPolicyStatus',
    GetBucketTagging: 'GetBucketTagging',
    PutBucketTagging: 'PutBucketTagging',
    DeleteBucketTagging: 'PutBucketTagging',
    GetBucketVersioning: 'GetBucketVersioning',
    PutBucketVersioning: 'PutBucketVersioning',
    GetBucketEncryption: 'GetEncryptionConfiguration',
    PutBucketEncryption: 'PutEncryptionConfiguration',
    DeleteBucketEncryption: 'PutEncryptionConfiguration',
    GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
    PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
    DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
    GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
    PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
    DeleteBucketLifecycle: 'PutLifecycleConfiguration',
    GetBucketOwnershipControls: 'GetBucketOwnershipControls',
    PutBucketOwnershipControls: 'PutBucketOwnershipControls',
    DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
    GetBucketNotificationConfiguration: 'GetBucketNotification',
    PutBucketNotificationConfiguration: 'PutBucketNotification',
  }),
};
