import { findRole } from '../../aws/iam/documents';
import { findOrganization } from '../../aws/organizations/documents';
import { findBucket, findObject } from '../../aws/s3/documents';
import type { Call } from '../../aws/service';
import type { Lookup } from '../actions';

/** What the sandbox's store knows of the resources of a call. */
export function lookup({ account, env }: Call): Lookup {
  const { store } = env;
  const key = (reference: string) =>
    /^arn:aws:kms:[^:]*:\d{12}:key\//.test(reference) ? reference : undefined;
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
    key,
    keyOfBucket(name) {
      const reference = findBucket(env, name)?.encryption.KMSMasterKeyID;
      return reference === undefined ? undefined : key(reference);
    },
    keyOfObject(name, objectKey, version) {
      const bucket = findBucket(env, name);
      const versions = bucket && findObject(env, bucket, objectKey)?.versions;
      const found = version
        ? versions?.find(one => one.versionId === version)
        : versions?.[0];
      const reference = found?.encryption.SSEKMSKeyId;
      return reference === undefined ? undefined : key(reference);
    },
  };
}
