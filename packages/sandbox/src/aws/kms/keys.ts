import { randomUUID } from 'node:crypto';
import { AwsError } from '../errors';
import { operation } from '../service';
import { s } from '../shapes';
import { keys, putKey, type Key } from './documents';
import { checkKeyPolicy } from './keyPolicies';
import { checkNotDeleted, getKey } from './lookUp';
import { defaultPolicy, newKey } from './newKey';
import { page } from './page';
import * as shapes from './shapes';

const day = 24 * 60 * 60 * 1_000;

export const CreateKey = operation({
  write: true,
  input: s.structure(
    {
      Policy: shapes.policy,
      Description: shapes.description,
      KeyUsage: s.string({
        enum: ['ENCRYPT_DECRYPT'],
        lacks: ['SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'],
      }),
      KeySpec: s.string({
        enum: ['SYMMETRIC_DEFAULT'],
        lacks: [
          'RSA_2048',
          'RSA_3072',
          'RSA_4096',
          'ECC_NIST_P256',
          'ECC_NIST_P384',
          'ECC_NIST_P521',
          'ECC_SECG_P256K1',
          'HMAC_224',
          'HMAC_256',
          'HMAC_384',
          'HMAC_512',
          'SM2',
          'ML_DSA_44',
          'ML_DSA_65',
          'ML_DSA_87',
          'ECC_NIST_EDWARDS25519',
        ],
      }),
      Origin: s.string({
        enum: ['AWS_KMS'],
        lacks: ['EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'],
      }),
      BypassPolicyLockoutSafetyCheck: s.boolean(),
      Tags: shapes.tags,
      MultiRegion: s.boolean(),
    },
    ['CustomerMasterKeySpec', 'CustomKeyStoreId', 'XksKeyId'],
  ),
  handle(input, call) {
    if (input.MultiRegion) {
      throw new AwsError(
        'UnsupportedOperationException',
        'The sandbox has no multi-Region keys.',
      );
    }
    const key = newKey(
      {
        id: randomUUID(),
        description: input.Description ?? '',
        policy: input.Policy ?? defaultPolicy(call.account),
        manager: 'CUSTOMER',
        tags: (input.Tags ?? []).map(({ TagKey, TagValue }) => ({
          Key: TagKey,
          Value: TagValue,
        })),
      },
      call,
      call.env,
    );
    const isLockoutFine = input.BypassPolicyLockoutSafetyCheck ?? false;
    checkKeyPolicy(key.policy, key, isLockoutFine, call);
    putKey(call.env.store, key);
    return { KeyMetadata: toMetadata(key) };
  },
});

export const DescribeKey = operation({
  write: false,
  input: s.structure({ KeyId: shapes.keyId, GrantTokens: shapes.grantTokens }),
  handle: ({ KeyId }, call) => ({
    KeyMetadata: toMetadata(getKey(KeyId, call)),
  }),
});

export const ListKeys = operation({
  write: false,
  input: s.structure(shapes.paging),
  handle(input, { account, region, env }) {
    const found = env.store.list(keys, { account, region });
    const { items, ...rest } = page(found, input, 100);
    return {
      Keys: items.map(({ KeyId, Arn }) => ({ KeyId, KeyArn: Arn })),
      ...rest,
    };
  },
});

export const UpdateKeyDescription = operation({
  write: true,
  input: s.structure({
    KeyId: shapes.keyId,
    Description: shapes.description.required(),
  }),
  handle({ KeyId, Description }, call) {
    const key = getKey(KeyId, call);
    checkNotDeleted(key);
    putKey(call.env.store, { ...key, Description });
    return {};
  },
});

export const EnableKey = operation({
  write: true,
  input: s.structure({ KeyId: shapes.keyId }),
  handle({ KeyId }, call) {
    const key = getKey(KeyId, call);
    checkNotDeleted(key);
    putKey(call.env.store, { ...key, KeyState: 'Enabled' });
    return {};
  },
});

export const DisableKey = operation({
  write: true,
  input: s.structure({ KeyId: shapes.keyId }),
  handle({ KeyId }, call) {
    const key = getKey(KeyId, call);
    checkNotDeleted(key);
    putKey(call.env.store, { ...key, KeyState: 'Disabled' });
    return {};
  },
});

export const ScheduleKeyDeletion = operation({
  write: true,
  input: s.structure({
    KeyId: shapes.keyId,
    PendingWindowInDays: s.integer({ min: 1, max: 365 }),
  }),
  handle({ KeyId, PendingWindowInDays: days = 30 }, call) {
    const key = getKey(KeyId, call);
    checkNotDeleted(key);
    if (days < 7 || days > 30) {
      throw new AwsError(
        'ValidationException',
        'PendingWindowInDays must be between 7 and 30.',
      );
    }
    const { clock, store } = call.env;
    const deletionAt = new Date(clock.now().getTime() + days * day);
    putKey(store, {
      ...key,
      KeyState: 'PendingDeletion',
      deletionAt: deletionAt.toISOString(),
    });
    return {
      KeyId: key.Arn,
      DeletionDate: deletionAt,
      KeyState: 'PendingDeletion',
      PendingWindowInDays: days,
    };
  },
});

export const CancelKeyDeletion = operation({
  write: true,
  input: s.structure({ KeyId: shapes.keyId }),
  handle({ KeyId }, call) {
    const key = getKey(KeyId, call);
    if (key.KeyState !== 'PendingDeletion') {
      throw new AwsError(
        'KMSInvalidStateException',
        `${key.Arn} is not pending deletion.`,
      );
    }
    putKey(call.env.store, {
      ...key,
      KeyState: 'Disabled',
      deletionAt: undefined,
    });
    return { KeyId: key.Arn };
  },
});

function toMetadata(key: Key) {
  return {
    AWSAccountId: key.account,
    KeyId: key.KeyId,
    Arn: key.Arn,
    CreationDate: new Date(key.createdAt),
    Enabled: key.KeyState === 'Enabled',
    Description: key.Description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: key.KeyState,
    DeletionDate: key.deletionAt ? new Date(key.deletionAt) : undefined,
    Origin: 'AWS_KMS',
    KeyManager: key.KeyManager,
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
  };
}
