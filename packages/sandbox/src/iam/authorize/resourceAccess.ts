import { findRole } from '../../aws/iam/documents';
import { findRepository } from '../../aws/ecr/documents';
import { findKey } from '../../aws/kms/documents';
import { findOrganization } from '../../aws/organizations/documents';
import { findBucket } from '../../aws/s3/documents';
import { findQueue } from '../../aws/sqs/documents';
import { groups } from '../../aws/sagemaker/registry/documents';
import type { Env } from '../../aws/service';
import type { ResourcePolicy } from '../decision';
import { readPolicy } from './readPolicy';

/** Whose a resource is, and its policy. */
export interface ResourceAccess {
  /** Absent where the resource does not say. */
  account?: string;
  policy?: ResourcePolicy;
}

interface Arn {
  region: string;
  account: string;
  /** What stands after the fifth colon. */
  name: string;
}

/** Services whose resources have policies, by the third part of their ARNs. */
const services: Record<
  string,
  ((arn: Arn, env: Env) => ResourceAccess) | undefined
> = {
  ecr: repositoryAccess,
  iam: roleAccess,
  kms: keyAccess,
  s3: bucketAccess,
  sagemaker: groupAccess,
  sqs: queueAccess,
};

/** What the resource of that ARN says of access to it. Throws MalformedPolicy. */
export function resourceAccess(arn: string, env: Env): ResourceAccess {
  const [, , service, region, account, ...name] = arn.split(':');
  const parts = { region, account, name: name.join(':') };
  return services[service]?.(parts, env) ?? { account: ownAccount(account) };
}

/** AWS's own resources, such as its managed policies, are everyone's. */
function ownAccount(account: string | undefined): string | undefined {
  return /^\d{12}$/.test(account ?? '') ? account : undefined;
}

function roleAccess({ account, name }: Arn, { store }: Env): ResourceAccess {
  const role = findRole(store, account, name.split('/').pop() ?? '');
  return {
    account: ownAccount(account),
    policy:
      role && role.Arn.endsWith(`:${name}`)
        ? { kind: 'trust', policy: readPolicy(role.trustPolicy, 'trust') }
        : { kind: 'trust' },
  };
}

/** A key has a policy always; an alias and a key that is not there have none. */
function keyAccess(
  { region, account, name }: Arn,
  { store }: Env,
): ResourceAccess {
  const key = name.startsWith('key/')
    ? findKey(store, name.slice('key/'.length), { account, region })
    : undefined;
  return {
    account,
    policy: key && {
      kind: 'key',
      policy: readPolicy(key.policy, 'resource'),
    },
  };
}

function bucketAccess({ name }: Arn, env: Env): ResourceAccess {
  const bucket = findBucket(env, name.split('/')[0]);
  return {
    account: bucket?.account,
    policy: resourcePolicy(bucket?.policy),
  };
}

/** The registries that AWS itself keeps SageMaker's images in are open to all. */
const openToAll = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: 'ecr:*' },
});

function repositoryAccess(
  { region, account, name }: Arn,
  { store }: Env,
): ResourceAccess {
  const arn = `arn:aws:ecr:${region}:${account}:${name}`;
  const isOfAws = !findOrganization(store, account);
  return {
    account: ownAccount(account),
    policy: resourcePolicy(
      isOfAws ? openToAll : findRepository(store, arn)?.policy,
    ),
  };
}

/** A group's policy is about its versions, too. */
function groupAccess(
  { region, account, name }: Arn,
  { store }: Env,
): ResourceAccess {
  const [type, group = ''] = name.split('/');
  const document = /^model-package(-group)?$/.test(type)
    ? store.get(groups, { account, region }, group)
    : undefined;
  return { account, policy: resourcePolicy(document?.policy) };
}

function queueAccess(
  { region, account, name }: Arn,
  { store }: Env,
): ResourceAccess {
  const queue = findQueue(store, `arn:aws:sqs:${region}:${account}:${name}`);
  return { account, policy: resourcePolicy(queue?.attributes.Policy) };
}

function resourcePolicy(document: string | undefined): ResourcePolicy {
  return {
    kind: 'resource',
    policy:
      document === undefined ? undefined : readPolicy(document, 'resource'),
  };
}
