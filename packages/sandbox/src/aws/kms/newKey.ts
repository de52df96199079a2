import { createHash, randomBytes } from 'node:crypto';
import type { Env, Scope, Tag } from '../service';
import { aliases, findKey, putKey, type Key } from './documents';

interface KeyProperties {
  id: string;
  description: string;
  policy: string;
  manager: Key['KeyManager'];
  tags: Tag[];
}

export function newKey(
  { id, description, policy, manager, tags }: KeyProperties,
  { account, region }: Scope,
  { clock }: Env,
): Key {
  return {
    KeyId: id,
    Arn: `arn:aws:kms:${region}:${account}:key/${id}`,
    account,
    region,
    Description: description,
    KeyState: 'Enabled',
    KeyManager: manager,
    policy,
    tags,
    createdAt: clock.now().toISOString(),
    material: randomBytes(32).toString('base64'),
  };
}

/** The policy of a key made without one: the account's identity policies decide. */
export function defaultPolicy(account: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });
}

/** The key that AWS manages for a service in an account and region; made when it is first needed. */
export function managedKey(service: string, scope: Scope, env: Env): Key {
  const { account, region } = scope;
  const name = `alias/aws/${service}`;
  const present = findKey(env.store, name, scope);
  if (present) {
    return present;
  }
  const id = uuidOf(`${account}/${region}/${name}`);
  const key = newKey(
    {
      id,
      description: `Default key that protects my ${service.toUpperCase()} data when no other key is defined`,
      policy: managedPolicy(service, scope),
      manager: 'AWS',
      tags: [],
    },
    scope,
    env,
  );
  env.store.transaction(() => {
    putKey(env.store, { ...key, rotationDays: 365 });
    env.store.put(aliases, { account, region }, name, {
      AliasName: name,
      AliasArn: `arn:aws:kms:${region}:${account}:${name}`,
      TargetKeyId: id,
      createdAt: key.createdAt,
      updatedAt: key.createdAt,
    });
  });
  return key;
}

/** Only principals of the account, and only through the service: it cannot be shared. */
function managedPolicy(service: string, { account, region }: Scope): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: `auto-${service}-2`,
    Statement: [
      {
        Sid: `Allow access through ${service.toUpperCase()} for all principals in the account that are authorized to use it`,
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:DescribeKey',
        ],
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': `${service}.${region}.amazonaws.com`,
          },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'],
        Resource: '*',
      },
    ],
  });
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
