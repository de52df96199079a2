import {
  AwsClients,
  AwsTarget,
  describeModelVersion,
  listModelGroups,
  listModelVersions,
  listSageMakerTags,
  MlPlatformConfig,
  ModelGroupSummary,
  tagValue,
} from '@atelier/plugin-ml-platform-node';
import { isErrorWithName } from '@backstage/errors';
import pLimit from 'p-limit';
import { AccountRegion } from '../store/AccountStore';
import { ModelStore, StoredGroup, StoredVersion } from '../store/ModelStore';

/** Versions of a group that the read model keeps. */
const keptVersions = 20;
/** Groups of a registry read at the same time. */
const concurrency = 8;
const settled = ['Completed', 'Failed'];

/** The groups of a registry. */
export interface ModelsReading {
  /** All that there are. */
  names: string[];
  /** Those that were read. */
  groups: StoredGroup[];
}

export interface ModelsContext {
  clients: AwsClients;
  config: Pick<
    MlPlatformConfig,
    'partition' | 'sharedServicesAccountId' | 'tags'
  >;
  models: ModelStore;
  signal?: AbortSignal;
}

/**
 * The model groups of an account in a region; in the hub those that are tagged with an ML project. Only versions that
 * are new or changed are described. With `slug`, of the hub's groups only those of that ML project and new ones are read.
 */
export async function readModels(
  context: ModelsContext,
  part: AccountRegion,
  slug?: string,
): Promise<ModelsReading> {
  const { clients, models, signal } = context;
  const target: AwsTarget = { ...part, role: 'reader' };
  const listed: ModelGroupSummary[] = [];
  for await (const group of listModelGroups(clients, target, { signal })) {
    listed.push(group);
  }
  const slugs = new Map(
    (await models.summaries(part)).map(group => [group.name, group.slug]),
  );
  const wanted = listed.filter(
    ({ name }) => !slug || !slugs.has(name) || slugs.get(name) === slug,
  );
  const stored = new Map(
    (
      await models.known(
        part,
        wanted.map(({ name }) => name),
      )
    ).map(group => [group.name, group]),
  );
  const limit = pLimit(concurrency);
  const groups = await Promise.all(
    wanted.map(group =>
      limit(() => readGroup(context, part, group, stored.get(group.name))),
    ),
  );
  return {
    names: listed.map(({ name }) => name),
    groups: groups.flatMap(group => group ?? []),
  };
}

/** A group with its newest versions, or undefined when it is gone. */
async function readGroup(
  context: ModelsContext,
  part: AccountRegion,
  listed: ModelGroupSummary,
  stored: StoredGroup | undefined,
): Promise<StoredGroup | undefined> {
  const { clients, config, signal } = context;
  const target: AwsTarget = { ...part, role: 'reader' };
  try {
    const slug =
      part.accountId === config.sharedServicesAccountId
        ? tagValue(
            await listSageMakerTags(clients, target, listed.arn, { signal }),
            config.tags.project,
          )
        : undefined;
    return {
      ...part,
      ...listed,
      slug,
      versions: await readVersions(context, target, listed.name, stored),
    };
  } catch (error) {
    if (isErrorWithName(error, 'NotFoundError')) {
      return undefined;
    }
    throw error;
  }
}

async function readVersions(
  { clients, signal }: ModelsContext,
  target: AwsTarget,
  group: string,
  stored: StoredGroup | undefined,
): Promise<StoredVersion[]> {
  const known = new Map(
    stored?.versions.map(version => [version.version, version]),
  );
  const listed = await listModelVersions(clients, target, group, {
    limit: keptVersions,
    signal,
  });
  const versions: StoredVersion[] = [];
  for (const version of listed) {
    const before = known.get(version.version);
    const same =
      before?.arn === version.arn &&
      before.status === version.status &&
      before.approval === version.approval &&
      settled.includes(version.status);
    versions.push(
      same
        ? before
        : await describeModelVersion(clients, target, version.arn, { signal }),
    );
  }
  return versions;
}
