import { findRole } from '../../aws/iam/documents';
import { keyIdOf } from '../../aws/kms/cipher';
import { findKey, keys } from '../../aws/kms/documents';
import { findOrganization } from '../../aws/organizations/documents';
import { findBucket, findObject } from '../../aws/s3/documents';
import type { Env, Scope } from '../../aws/service';
import type { Lookup } from '../actions';

/** What the sandbox's store knows of the resources of a call from an account and region. */
export function lookup(scope: Scope, env: Env): Lookup {
  const { account } = scope;
  const { store } = env;
  const key = (reference: string, of: Scope) =>
    findKey(store, reference, of)?.Arn;
  return {
    role(name) {
      const role = findRole(store, account, name);
      return role && { arn: role.Arn, boundary: role.permissionsBoundary };
    },
    organization() {
      const found = findOrganization(store, account);
      return (
        found && { id: found.Id, managementAccount: found.managementAccount }
      );
    },
    key: reference => key(reference, scope),
    keyOfCiphertext(blob) {
      const id = keyIdOf(blob);
      return store
        .list(keys, { region: scope.region })
        .find(({ KeyId }) => KeyId === id)?.Arn;
    },
    keyOfBucket(name) {
      const bucket = findBucket(env, name);
      const { SSEAlgorithm, KMSMasterKeyID } = bucket?.encryption ?? {};
      if (!bucket || SSEAlgorithm !== 'aws:kms') {
        return undefined;
      }
      return KMSMasterKeyID
        ? key(KMSMasterKeyID, bucket)
        : key('alias/aws/s3', scope);
    },
    hasObject(name, objectKey) {
      const bucket = findBucket(env, name);
      return (
        bucket !== undefined && findObject(env, bucket, objectKey) !== undefined
      );
    },
    keyOfObject(name, objectKey, version) {
      const bucket = findBucket(env, name);
      const versions = bucket && findObject(env, bucket, objectKey)?.versions;
      const found = version
        ? versions?.find(one => one.versionId === version)
        : versions?.[0];
      const reference = found?.encryption.SSEKMSKeyId;
      return bucket && reference ? key(reference, bucket) : undefined;
    },
  };
}
