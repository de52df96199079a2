import { findRepository } from '../../aws/ecr/documents';
import { findRole } from '../../aws/iam/documents';
import { findOrganization } from '../../aws/organizations/documents';
import { findKey } from '../../aws/kms/documents';
import { findBucket } from '../../aws/s3/documents';
import { resourceTags as sageMakerTags } from '../../aws/sagemaker/documents';
import { findQueue } from '../../aws/sqs/documents';
import type { Env, Tag } from '../../aws/service';
import type { ContextValues } from '../RequestContext';

/** Condition keys of the resource that a request is about. */
export function resourceContext(
  arn: string,
  account: string | undefined,
  env: Env,
): ContextValues {
  const [, , service] = arn.split(':');
  return {
    'aws:ResourceAccount': account,
    'aws:ResourceOrgID': account && findOrganization(env.store, account)?.Id,
    ...Object.fromEntries(
      tagsOf(arn, env).flatMap(({ Key, Value }) => [
        [`aws:ResourceTag/${Key}`, Value],
        [`${service}:ResourceTag/${Key}`, Value],
      ]),
    ),
  };
}

function tagsOf(arn: string, env: Env): Tag[] {
  const [, , service, region, account, name = ''] = arn.split(':');
  switch (service) {
    case 'ecr':
      return findRepository(env.store, arn)?.tags ?? [];
    case 'iam':
      return (
        findRole(env.store, account, name.split('/').pop() ?? '')?.tags ?? []
      );
    case 'kms':
      return findKey(env.store, arn, { account, region })?.tags ?? [];
    case 's3':
      return findBucket(env, name)?.tags ?? [];
    case 'sagemaker':
      return env.store.get(sageMakerTags, { account, region }, arn) ?? [];
    case 'sqs':
      return Object.entries(findQueue(env.store, arn)?.tags ?? {}).map(
        ([Key, Value]) => ({ Key, Value }),
      );
    default:
      return [];
  }
}
