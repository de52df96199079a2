import { AwsError } from '../errors';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { aliases, type Alias } from './documents';
import { checkNotDeleted, getKey } from './lookUp';
import { page } from './page';
import * as shapes from './shapes';

export const CreateAlias = operation({
  write: true,
  input: s.structure({
    AliasName: shapes.aliasName,
    TargetKeyId: shapes.keyId,
  }),
  handle({ AliasName, TargetKeyId }, call) {
    checkName(AliasName);
    if (call.env.store.get(aliases, call, AliasName)) {
      throw new AwsError(
        'AlreadyExistsException',
        `An alias with the name ${aliasArn(AliasName, call)} already exists`,
      );
    }
    const createdAt = call.env.clock.now().toISOString();
    putAlias(AliasName, TargetKeyId, createdAt, call);
    return {};
  },
});

export const UpdateAlias = operation({
  write: true,
  input: s.structure({
    AliasName: shapes.aliasName,
    TargetKeyId: shapes.keyId,
  }),
  handle({ AliasName, TargetKeyId }, call) {
    checkName(AliasName);
    const { createdAt } = getAlias(AliasName, call);
    putAlias(AliasName, TargetKeyId, createdAt, call);
    return {};
  },
});

export const DeleteAlias = operation({
  write: true,
  input: s.structure({ AliasName: shapes.aliasName }),
  handle({ AliasName }, call) {
    checkName(AliasName);
    getAlias(AliasName, call);
    call.env.store.delete(aliases, call, AliasName);
    return {};
  },
});

export const ListAliases = operation({
  write: false,
  input: s.structure({
    KeyId: s.string({ min: 1, max: 2048 }),
    ...shapes.paging,
  }),
  handle(input, call) {
    const { account, region, env } = call;
    const target = input.KeyId && getKey(input.KeyId, call).KeyId;
    const found = env.store
      .list(aliases, { account, region })
      .filter(({ TargetKeyId }) => !target || TargetKeyId === target);
    const { items, ...rest } = page(found, input);
    return {
      Aliases: items.map(({ createdAt, updatedAt, ...alias }) => ({
        ...alias,
        CreationDate: new Date(createdAt),
        LastUpdatedDate: new Date(updatedAt),
      })),
      ...rest,
    };
  },
});

/** An alias points to a key of its own account and region only. */
function putAlias(
  name: string,
  target: string,
  createdAt: string,
  call: Call,
): void {
  const { account, region, env } = call;
  if (/^(arn:.*:)?alias\//.test(target)) {
    throw new AwsError(
      'ValidationException',
      'Aliases must refer to keys. Not aliases',
    );
  }
  const key = getKey(target, call);
  if (key.account !== account) {
    throw new AwsError('NotFoundException', `Key '${key.Arn}' does not exist`);
  }
  checkNotDeleted(key);
  const alias: Alias = {
    AliasName: name,
    AliasArn: aliasArn(name, call),
    TargetKeyId: key.KeyId,
    createdAt,
    updatedAt: env.clock.now().toISOString(),
  };
  env.store.put(aliases, { account, region }, name, alias);
}

function getAlias(name: string, call: Call): Alias {
  const found = call.env.store.get(aliases, call, name);
  if (!found) {
    throw new AwsError(
      'NotFoundException',
      `Alias ${aliasArn(name, call)} is not found.`,
    );
  }
  return found;
}

function aliasArn(name: string, { account, region }: Call): string {
  return `arn:aws:kms:${region}:${account}:${name}`;
}

function checkName(name: string): void {
  if (!name.startsWith('alias/') || name === 'alias/') {
    throw new AwsError(
      'ValidationException',
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith('alias/aws/')) {
    throw new AwsError('NotAuthorizedException', '');
  }
}
