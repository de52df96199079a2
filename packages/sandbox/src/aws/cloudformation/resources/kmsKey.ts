import { AwsError } from '../../errors';
import type { Tag } from '../stack';
import type { TemplateObject } from '../template';
import { goneTags, hasOwnTags, jsonText, unlessMissing } from './common';
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
  KeySpec: string;
  KeyUsage: string;
  Origin: string;
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

  async find(_properties, context) {
    let Marker: string | undefined;
    do {
      const page = await context.invoke<{
        Keys: { KeyId: string }[];
        NextMarker?: string;
      }>('kms', 'ListKeys', { Marker });
      for (const { KeyId } of page.Keys) {
        if (hasOwnTags(await tagsOf(KeyId, context), context)) {
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
    return KeyMetadata.KeyId;
  },

  configure: setUse,

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
    await refuseOtherKind(KeyId, properties, context);
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
    await setUse(KeyId, properties, context);
    const TagKeys = goneTags(await tagsOf(KeyId, context), tags);
    if (TagKeys.length) {
      await invoke('kms', 'UntagResource', { KeyId, TagKeys });
    }
    await invoke('kms', 'TagResource', { KeyId, Tags: toKmsTags(tags) });
  },

  async delete(KeyId, { invoke, properties }) {
    await invoke('kms', 'ScheduleKeyDeletion', {
      KeyId,
      PendingWindowInDays: properties.PendingWindowInDays,
    });
  },
};

/** A key stays of its kind: CloudFormation neither changes nor replaces it. */
async function refuseOtherKind(
  KeyId: string,
  properties: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  const { KeyMetadata } = await invoke<{ KeyMetadata: Metadata }>(
    'kms',
    'DescribeKey',
    { KeyId },
  );
  const kinds = ['KeySpec', 'KeyUsage', 'Origin'] as const;
  const changed = kinds.filter(
    kind =>
      properties[kind] !== undefined && properties[kind] !== KeyMetadata[kind],
  );
  if (changed.length) {
    throw new AwsError(
      'NotUpdatable',
      `${changed.join(', ')} of an existing KMS key cannot be changed.`,
    );
  }
}

/** Rotation, and whether the key is enabled. Safe to repeat. */
async function setUse(
  KeyId: string,
  properties: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  await (properties.EnableKeyRotation
    ? invoke('kms', 'EnableKeyRotation', {
        KeyId,
        RotationPeriodInDays: properties.RotationPeriodInDays,
      })
    : invoke('kms', 'DisableKeyRotation', { KeyId }));
  if (properties.Enabled === false) {
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
