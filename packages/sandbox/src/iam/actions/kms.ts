import { onNone, requestTags, type Tags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface KeyInput {
  KeyId?: string;
  TargetKeyId?: string;
  AliasName?: string;
  EncryptionContext?: Record<string, string>;
  Tags?: readonly { TagKey: string; TagValue: string }[];
  TagKeys?: string[];
}

function contextOf({ input, account }: OperationCall<KeyInput>) {
  const { KeyId = '', EncryptionContext = {}, Tags, TagKeys } = input;
  const [, alias] = /(?:^|:)(alias\/.+)$/.exec(KeyId) ?? [];
  const tags: Tags | undefined = Tags?.map(({ TagKey, TagValue }) => ({
    Key: TagKey,
    Value: TagValue,
  }));
  return {
    'kms:CallerAccount': account,
    'kms:RequestAlias': alias,
    'kms:EncryptionContextKeys': Object.keys(EncryptionContext),
    ...Object.fromEntries(
      Object.entries(EncryptionContext).map(([name, value]) => [
        `kms:EncryptionContext:${name}`,
        value,
      ]),
    ),
    ...requestTags(tags),
    ...(TagKeys && { 'aws:TagKeys': TagKeys }),
  };
}

function keyArn(
  reference: string,
  { account, region, find }: OperationCall<unknown>,
): string {
  return (
    find.key(reference) ??
    (reference.startsWith('arn:')
      ? reference
      : `arn:aws:kms:${region}:${account}:key/${reference}`)
  );
}

function onKey(operation: string) {
  return (call: OperationCall<KeyInput>) => [
    {
      action: `kms:${operation}`,
      resource: keyArn(call.input.KeyId ?? '*', call),
      context: contextOf(call),
    },
  ];
}

/** An alias and the key that it stands for, or will. */
function onAlias(operation: string) {
  return (call: OperationCall<KeyInput>) => {
    const { account, region, input } = call;
    const alias = `arn:aws:kms:${region}:${account}:${input.AliasName}`;
    const key = input.TargetKeyId ?? input.AliasName ?? '*';
    return [alias, keyArn(key, call)].map(resource => ({
      action: `kms:${operation}`,
      resource,
      context: contextOf(call),
    }));
  };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html */
export const kms: AccessTable = {
  ...onNone('kms', ['ListAliases', 'ListKeys']),
  CreateKey: (call: OperationCall<KeyInput>) => {
    const context = contextOf(call);
    return [
      { action: 'kms:CreateKey', resource: '*', context },
      ...(call.input.Tags?.length
        ? [
            {
              action: 'kms:TagResource',
              resource: `arn:aws:kms:${call.region}:${call.account}:key/*`,
              context,
            },
          ]
        : []),
    ];
  },
  // The blob says which key it was encrypted with.
  Decrypt: (call: OperationCall<KeyInput & { CiphertextBlob: Buffer }>) => {
    const key = call.find.keyOfCiphertext(call.input.CiphertextBlob);
    const input = { ...call.input, KeyId: key ?? call.input.KeyId };
    return onKey('Decrypt')({ ...call, input });
  },
  CreateAlias: onAlias('CreateAlias'),
  UpdateAlias: onAlias('UpdateAlias'),
  DeleteAlias: onAlias('DeleteAlias'),
  ...Object.fromEntries(
    [
      'CancelKeyDeletion',
      'CreateGrant',
      'DescribeKey',
      'DisableKey',
      'DisableKeyRotation',
      'EnableKey',
      'EnableKeyRotation',
      'Encrypt',
      'GenerateDataKey',
      'GenerateDataKeyWithoutPlaintext',
      'GetKeyPolicy',
      'GetKeyRotationStatus',
      'ListGrants',
      'ListKeyPolicies',
      'ListResourceTags',
      'PutKeyPolicy',
      'ScheduleKeyDeletion',
      'TagResource',
      'UntagResource',
      'UpdateKeyDescription',
    ].map(name => [name, onKey(name)]),
  ),
};
