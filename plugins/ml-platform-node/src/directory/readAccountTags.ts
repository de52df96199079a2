import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  isProjectSlug,
  isStage,
  MlAccount,
  stages,
} from '@atelier/plugin-ml-platform-common';
import { MlPlatformConfig } from '../config';
import { accountConsoleUrl } from '../console';
import { WorkloadAccount } from '../organizations/WorkloadAccount';
import { AwsTag, tagValue } from '../tags';

/** An account that belongs to an ML project, with what its tags say of that project. */
export interface TaggedAccount {
  slug: string;
  owner: string;
  costCenter: string;
  account: MlAccount;
}

type TagConfig = Pick<MlPlatformConfig, 'partition' | 'regions' | 'tags'>;

/**
 * Reads the tags of an account that has the project tag.
 * Throws an Error that says which tag is wrong and what it must be.
 */
export function readAccountTags(
  account: WorkloadAccount,
  tags: AwsTag[],
  config: TagConfig,
): TaggedAccount {
  const { tags: keys } = config;
  const slug = required(tags, keys.project);
  if (!isProjectSlug(slug)) {
    throw new Error(
      `its tag ${keys.project} is '${slug}', but must be lower-case words joined by hyphens, 32 characters at most`,
    );
  }
  const stage = required(tags, keys.stage);
  if (!isStage(stage)) {
    throw new Error(
      `its tag ${keys.stage} is '${stage}', but must be one of ${stages.join(
        ', ',
      )}`,
    );
  }
  const regions = readRegions(tags, config);
  return {
    slug,
    owner: readOwner(required(tags, keys.owner), keys.owner),
    costCenter: required(tags, keys.costCenter),
    account: {
      ...account,
      stage,
      regions,
      consoleUrl: accountConsoleUrl(config.partition, {
        accountId: account.accountId,
        region: regions[0],
      }),
    },
  };
}

function required(tags: AwsTag[], key: string): string {
  const value = tagValue(tags, key)?.trim();
  if (!value) {
    throw new Error(`it has no tag ${key}`);
  }
  return value;
}

function readOwner(value: string, key: string): string {
  const wrong = new Error(
    `its tag ${key} is '${value}', but must be the entity ref of a group, such as group:default/forecasting`,
  );
  try {
    const ref = parseEntityRef(value, { defaultKind: 'group' });
    if (ref.kind.toLocaleLowerCase('en-US') !== 'group') {
      throw wrong;
    }
    return stringifyEntityRef(ref);
  } catch {
    throw wrong;
  }
}

function readRegions(tags: AwsTag[], config: TagConfig): string[] {
  const value = tagValue(tags, config.tags.region)?.trim();
  if (!value) {
    return [config.regions[0]];
  }
  const regions = [...new Set(value.split(/\s+/))];
  const unknown = regions.filter(region => !config.regions.includes(region));
  if (unknown.length > 0) {
    throw new Error(
      `its tag ${config.tags.region} names ${unknown.join(
        ' and ',
      )}, but mlPlatform.regions has only ${config.regions.join(', ')}`,
    );
  }
  return regions;
}
