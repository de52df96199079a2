import type { TemplateObject } from '../template';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

interface Alias {
  AliasName: string;
  TargetKeyId: string;
  CreationDate: Date;
}

/** AWS::KMS::Alias; its physical id is the alias's name. */
export const kmsAlias: ResourceType = {
  type: 'AWS::KMS::Alias',
  properties: ['AliasName', 'TargetKeyId'],

  async find({ AliasName, TargetKeyId }, context) {
    const present = await aliasOf(String(AliasName), context);
    // Aliases carry no tags: what is younger than the step is its own.
    return present &&
      String(TargetKeyId).endsWith(present.TargetKeyId) &&
      present.CreationDate >= context.startedAt
      ? present.AliasName
      : undefined;
  },

  async create(properties, _tags, context) {
    await put('CreateAlias', properties, context);
    return String(properties.AliasName);
  },

  async read(name, context): Promise<ResourceReading> {
    const present = await aliasOf(name, context);
    return { state: present ? 'ready' : 'gone', attributes: {} };
  },

  async update(_name, properties, _tags, context) {
    await put('UpdateAlias', properties, context);
  },

  async delete(AliasName, { invoke }) {
    await invoke('kms', 'DeleteAlias', { AliasName });
  },
};

async function aliasOf(
  name: string,
  { invoke }: ResourceContext,
): Promise<Alias | undefined> {
  let Marker: string | undefined;
  do {
    const page = await invoke<{ Aliases: Alias[]; NextMarker?: string }>(
      'kms',
      'ListAliases',
      { Marker, Limit: 100 },
    );
    const found = page.Aliases.find(({ AliasName }) => AliasName === name);
    if (found) {
      return found;
    }
    Marker = page.NextMarker;
  } while (Marker);
  return undefined;
}

async function put(
  operation: string,
  { AliasName, TargetKeyId }: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  await invoke('kms', operation, { AliasName, TargetKeyId });
}
