import { s } from '../shapes';
import {
  checksumAlgorithms,
  element,
  many,
  type XmlElement,
} from '../protocols/rest';

export const bucket = s.string().required();
export const key = s.string({ min: 1 }).required();

export const tag = s.structure({
  Key: s.string({ min: 1, max: 128 }).required(),
  Value: s.string({ max: 256 }).required(),
});
export const tags = s.list(tag);

export const sseAlgorithm = s.string({
  enum: ['AES256', 'aws:kms'],
  lacks: ['aws:backup', 'aws:fsx', 'aws:kms:dsse'],
});

export const checksumAlgorithm = s.string({
  enum: checksumAlgorithms,
  lacks: ['MD5', 'SHA512', 'XXHASH3', 'XXHASH64', 'XXHASH128'],
});

export const copySource = s.string({ pattern: '\\/?.+\\/.+' });

/** Conditions on what a copy is taken from. */
export const copyConditions = {
  ExpectedSourceBucketOwner: s.string(),
  CopySourceIfMatch: s.string(),
  CopySourceIfNoneMatch: s.string(),
  CopySourceIfModifiedSince: s.timestamp(),
  CopySourceIfUnmodifiedSince: s.timestamp(),
};

export const copyHeaders = {
  CopySource: 'x-amz-copy-source',
  ExpectedSourceBucketOwner: 'x-amz-source-expected-bucket-owner',
  CopySourceIfMatch: 'x-amz-copy-source-if-match',
  CopySourceIfNoneMatch: 'x-amz-copy-source-if-none-match',
  CopySourceIfModifiedSince: 'x-amz-copy-source-if-modified-since',
  CopySourceIfUnmodifiedSince: 'x-amz-copy-source-if-unmodified-since',
};

/** Members of every operation on a bucket. */
export const ofBucket = { Bucket: bucket, ExpectedBucketOwner: s.string() };
export const ofObject = { ...ofBucket, Key: key };

export const ownerHeader = {
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
};

/** The tags in a document; undefined where it has no set of them. */
export function readTagging({ TagSet }: XmlElement) {
  return {
    Tagging: {
      TagSet: TagSet === undefined ? undefined : many(element(TagSet).Tag),
    },
  };
}

/** What a new object is given, but its bytes. */
export const newObject = {
  ...ofObject,
  ACL: s.string({
    enum: [
      'private',
      'public-read',
      'public-read-write',
      'authenticated-read',
      'aws-exec-read',
      'bucket-owner-read',
      'bucket-owner-full-control',
    ],
  }),
  CacheControl: s.string(),
  ContentDisposition: s.string(),
  ContentEncoding: s.string(),
  ContentLanguage: s.string(),
  ContentType: s.string(),
  Expires: s.string(),
  Metadata: s.map(s.string()),
  ServerSideEncryption: sseAlgorithm,
  SSEKMSKeyId: s.string(),
  BucketKeyEnabled: s.boolean(),
  StorageClass: s.string({
    enum: [
      'STANDARD',
      'REDUCED_REDUNDANCY',
      'STANDARD_IA',
      'ONEZONE_IA',
      'INTELLIGENT_TIERING',
      'GLACIER',
      'DEEP_ARCHIVE',
      'GLACIER_IR',
    ],
    lacks: [
      'OUTPOSTS',
      'SNOW',
      'EXPRESS_ONEZONE',
      'FSX_OPENZFS',
      'FSX_ONTAP',
      'AWS_BACKUP_WARM',
      'AWS_BACKUP_LOW_COST_WARM',
    ],
  }),
  Tagging: s.string(),
  ChecksumAlgorithm: checksumAlgorithm,
};

export const newObjectHeaders = {
  ...ownerHeader,
  ACL: 'x-amz-acl',
  CacheControl: 'cache-control',
  ContentDisposition: 'content-disposition',
  ContentEncoding: 'content-encoding',
  ContentLanguage: 'content-language',
  ContentType: 'content-type',
  Expires: 'expires',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  BucketKeyEnabled: 'x-amz-server-side-encryption-bucket-key-enabled',
  StorageClass: 'x-amz-storage-class',
  Tagging: 'x-amz-tagging',
  ChecksumAlgorithm: 'x-amz-sdk-checksum-algorithm',
};

export const metadataHeaders = { Metadata: 'x-amz-meta-' };

const checksum = s.string();

export const checksumMembers = {
  ChecksumCRC32: checksum,
  ChecksumCRC32C: checksum,
  ChecksumCRC64NVME: checksum,
  ChecksumSHA1: checksum,
  ChecksumSHA256: checksum,
};

/** Checksums travel in headers of the same names in requests and answers. */
export const checksumHeaders = {
  ChecksumCRC32: 'x-amz-checksum-crc32',
  ChecksumCRC32C: 'x-amz-checksum-crc32c',
  ChecksumCRC64NVME: 'x-amz-checksum-crc64nvme',
  ChecksumSHA1: 'x-amz-checksum-sha1',
  ChecksumSHA256: 'x-amz-checksum-sha256',
};

/** What answers say of an object's encryption and version. */
export const storedHeaders = {
  ServerSideEncryption: 'x-amz-server-side-encryption',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  BucketKeyEnabled: 'x-amz-server-side-encryption-bucket-key-enabled',
  VersionId: 'x-amz-version-id',
};
