import { kind } from '../../store';
import type { ChecksumAlgorithm } from '../protocols/rest';
import type { Env, Scope, Tag } from '../service';
import type { LifecycleRule } from './lifecycle';

export interface BucketEncryption {
  SSEAlgorithm: 'AES256' | 'aws:kms';
  KMSMasterKeyID?: string;
  BucketKeyEnabled: boolean;
}

export interface PublicAccessBlock {
  BlockPublicAcls: boolean;
  IgnorePublicAcls: boolean;
  BlockPublicPolicy: boolean;
  RestrictPublicBuckets: boolean;
}

export interface Bucket {
  name: string;
  account: string;
  region: string;
  /** ISO 8601. */
  createdAt: string;
  tags: Tag[];
  /** JSON, as it was given. */
  policy?: string;
  versioning?: 'Enabled' | 'Suspended';
  encryption: BucketEncryption;
  publicAccessBlock?: PublicAccessBlock;
  /** As S3 gives them back; the sandbox expires nothing. */
  lifecycleRules?: LifecycleRule[];
  objectOwnership: string;
}

/** How an object is encrypted. */
export interface ObjectEncryption {
  ServerSideEncryption: 'AES256' | 'aws:kms';
  SSEKMSKeyId?: string;
  BucketKeyEnabled?: boolean;
}

/** Headers that an object keeps as they were given. */
export interface ObjectHeaders {
  ContentType?: string;
  ContentEncoding?: string;
  ContentLanguage?: string;
  ContentDisposition?: string;
  CacheControl?: string;
  Expires?: string;
}

export interface ObjectVersion extends ObjectHeaders {
  /** `null` where the bucket had no versioning. */
  versionId: string;
  isDeleteMarker?: boolean;
  /** Where the bytes lie; a delete marker has none. */
  blob?: string;
  size: number;
  /** With its quotes. */
  etag: string;
  /** ISO 8601. */
  lastModified: string;
  metadata: Record<string, string>;
  encryption: ObjectEncryption;
  storageClass: string;
  tags: Tag[];
  checksums: Partial<Record<ChecksumAlgorithm, string>>;
  checksumType?: 'FULL_OBJECT' | 'COMPOSITE';
  partsCount?: number;
}

/** A key with its versions, the newest first. */
export interface StoredObject {
  bucket: string;
  key: string;
  versions: ObjectVersion[];
}

export interface UploadedPart {
  number: number;
  blob: string;
  size: number;
  etag: string;
  /** ISO 8601. */
  lastModified: string;
  checksums: Partial<Record<ChecksumAlgorithm, string>>;
}

/** A multipart upload under way. */
export interface Upload extends ObjectHeaders {
  uploadId: string;
  bucket: string;
  key: string;
  /** ISO 8601. */
  initiated: string;
  metadata: Record<string, string>;
  encryption: ObjectEncryption;
  storageClass: string;
  tags: Tag[];
  checksumAlgorithm?: ChecksumAlgorithm;
  checksumType?: 'FULL_OBJECT' | 'COMPOSITE';
}

/** By name. Bucket names are one space for all accounts and regions. */
export const buckets = kind<Bucket>('s3.bucket');
export const everywhere: Scope = { account: 's3', region: 'aws-global' };
/** By `<bucket>/<key>`, in the bucket's scope. */
export const objects = kind<StoredObject>('s3.object');
/** By `<bucket>/<upload id>`, in the bucket's scope. */
export const uploads = kind<Upload>('s3.upload');
/** By `<bucket>/<upload id>/<number, five digits>`, in the bucket's scope. */
export const uploadParts = kind<UploadedPart>('s3.part');

export function findBucket(env: Env, name: string): Bucket | undefined {
  return env.store.get(buckets, everywhere, name);
}

export function putBucket(env: Env, bucket: Bucket): void {
  env.store.put(buckets, everywhere, bucket.name, bucket);
}

export function findObject(
  env: Env,
  bucket: Bucket,
  key: string,
): StoredObject | undefined {
  return env.store.get(objects, bucket, `${bucket.name}/${key}`);
}
