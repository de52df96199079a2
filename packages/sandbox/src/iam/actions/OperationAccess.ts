import type { ContextValues } from '../RequestContext';

/** An action that a call needs, on one resource. */
export interface NeededAccess {
  /** For example `sagemaker:CreateUserProfile`. */
  action: string;
  /** ARN, or `*`. */
  resource: string;
  /** Values of the action's own condition keys. */
  context?: ContextValues;
}

/** A call of an operation, before it is allowed. */
export interface OperationCall<I> {
  input: I;
  account: string;
  region: string;
  find: Lookup;
}

/** What of AWS's state decides which permissions a call needs. */
export interface Lookup {
  /** A role of the caller's account. */
  role(name: string): { arn: string; boundary?: string } | undefined;
  /** The caller's organization. */
  organization(): { id: string; managementAccount: string } | undefined;
  /** ARN of a KMS key by its id, ARN or alias; undefined where there is none. */
  key(reference: string): string | undefined;
  /** ARN of the KMS key that a blob was encrypted with; undefined of other bytes. */
  keyOfCiphertext(blob: Buffer): string | undefined;
  /** ARN of the KMS key that a bucket's new objects are encrypted with. */
  keyOfBucket(bucket: string): string | undefined;
  /** Whether an object is in the bucket. */
  hasObject(bucket: string, key: string): boolean;
  /** ARN of the KMS key that an object is encrypted with. */
  keyOfObject(
    bucket: string,
    key: string,
    version?: string,
  ): string | undefined;
}

/** What an operation needs; nothing for one that everyone may call. */
export type OperationAccess = (call: OperationCall<never>) => NeededAccess[];

/** Operations of one service, by name. */
export type AccessTable = Record<string, OperationAccess>;
