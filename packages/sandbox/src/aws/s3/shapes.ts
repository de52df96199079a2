import { s } from '../shapes';
import { checksumAlgorithms } from '../protocols/rest';

export const bucket = s.string().required();
export const key = s.string({ min: 1 }).required();

export const tags = s.list(
  s.structure({
    Key: s.string({ min: 1, max: 128 }).required(),
    Value: s.string({ max: 256 }).required(),
  }),
);

/** Members of every operation on a bucket. */
export const ofBucket = { Bucket: bucket, ExpectedBucketOwner: s.string() };
export const ofObject = { ...ofBucket, Key: key };

export const ownerHeader = {
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
};

/** What a new object is given, but its bytes. */
export const newObject = {
  ...ofObject,
  ACL: s.string(),
  CacheControl: s.string(),
  ContentDisposition: s.string(),
  ContentEncoding: s.string(),
  ContentLanguage: s.string(),
  ContentType: s.string(),
  Expires: s.string(),
  Metadata: s.map(s.string()),
  ServerSideEncryption: s.string({ enum: ['AES256', 'aws:kms'] }),
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
  }),
  Tagging: s.string(),
  ChecksumAlgorithm: s.string({ enum: checksumAlgorithms }),
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
