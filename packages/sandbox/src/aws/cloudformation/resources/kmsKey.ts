import type { Tag } from '../stack';
import {
  count,
  flag,
  goneTags,
  hasOwnTags,
  jsonText,
  unlessMissing,
} from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

interface KmsTag {
  TagKey: string;
  TagValue: string;
}

interface Metadata {
  KeyId: string;
  Arn: string;
  KeyState: string;
}

/** AWS::KMS::Key; its physical id is the key's id. */
export const kmsKey: ResourceType = {
  type: 'AWS::KMS::Key',
  properties: [
    'Description',
    'Enabled',
    'EnableKeyRotation',
    'KeyPolicy',
    'KeySpec',
    'KeyUsage',
    'Origin',
    'PendingWindowInDays',
    'RotationPeriodInDays',
  ],
  createOnly: ['KeySpec', 'KeyUsage', 'Origin'],

  async find(_properties, context) {
    let Marker: string | undefined;
    do {
      const page = await context.invoke<{
        Keys: { KeyId: string }[];
        NextMarker?: string;
      }>('kms', 'ListKeys', { Marker });
      for (const { KeyId } of page.Keys) {
        if (hasOwnTags(await tagsOf(KeyId, context), context)) {
          await setUse(KeyId, context);
          return KeyId;
        }
      }
      Marker = page.NextMarker;
    } while (Marker);
    return undefined;
  },

  async create(properties, tags, context) {
    const { KeyMetadata } = await context.invoke<{ KeyMetadata: Metadata }>(
      'kms',
      'CreateKey',
      {
        Description: properties.Description,
        KeySpec: properties.KeySpec,
        KeyUsage: properties.KeyUsage,
        Origin: properties.Origin,
        Policy: jsonText(properties.KeyPolicy),
        Tags: toKmsTags(tags),
      },
    );
    await setUse(KeyMetadata.KeyId, context);
    return KeyMetadata.KeyId;
  },

  async read(KeyId, context): Promise<ResourceReading> {
    const found = await unlessMissing(['NotFoundException'], () =>
      context.invoke<{ KeyMetadata: Metadata }>('kms', 'DescribeKey', {
        KeyId,
      }),
    );
    const { Arn, KeyState } = found?.KeyMetadata ?? {};
    return Arn === undefined || KeyState === 'PendingDeletion'
      ? { state: 'gone', attributes: {} }
      : { state: 'ready', attributes: { Arn, KeyId } };
  },

  async update(KeyId, properties, tags, context) {
    const { invoke } = context;
    await invoke('kms', 'UpdateKeyDescription', {
      KeyId,
      Description: properties.Description ?? '',
    });
    if (properties.KeyPolicy !== undefined) {
      await invoke('kms', 'PutKeyPolicy', {
        KeyId,
        Policy: jsonText(properties.KeyPolicy),
      });
    }
    await invoke('kms', 'EnableKey', { KeyId });
    await setUse(KeyId, context);
    const TagKeys = goneTags(await tagsOf(KeyId, context), tags);
    if (TagKeys.length) {
      await invoke('kms', 'UntagResource', { KeyId, TagKeys });
    }
    await invoke('kms', 'TagResource', { KeyId, Tags: toKmsTags(tags) });
  },

  async delete(KeyId, { invoke, properties }) {
    await invoke('kms', 'ScheduleKeyDeletion', {
      KeyId,
      PendingWindowInDays: count(properties.PendingWindowInDays),
    });
  },
};

/** Rotation, and whether the key is enabled. Safe to repeat. */
async function setUse(
  KeyId: string,
  { invoke, properties }: ResourceContext,
): Promise<void> {
  await (flag(properties.EnableKeyRotation)
    ? invoke('kms', 'EnableKeyRotation', {
        KeyId,
        RotationPeriodInDays: count(properties.RotationPeriodInDays),
      })
    : invoke('kms', 'DisableKeyRotation', { KeyId }));
  if (flag(properties.Enabled) === false) {
    await invoke('kms', 'DisableKey', { KeyId });
  }
}

async function tagsOf(
  KeyId: string,
  { invoke }: ResourceContext,
): Promise<Tag[]> {
  const found = await unlessMissing(
    ['AccessDeniedException', 'NotFoundException'],
    () =>
      invoke<{ Tags: KmsTag[] }>('kms', 'ListResourceTags', {
        KeyId,
        Limit: 100,
      }),
  );
  return (found?.Tags ?? []).map(({ TagKey, TagValue }) => ({
    Key: TagKey,
    Value: TagValue,
  }));
}

function toKmsTags(tags: Tag[]): KmsTag[] {
  return tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value }));
}
