import { Config, ConfigReader } from '@backstage/config';
import { defaultTagKeys, TagKeys } from '@atelier/plugin-ml-platform-common';
import { configError, readMatching, readMatchingOr, readOneOf } from './fields';
import { MlPlatformConfig, partitions } from './MlPlatformConfig';
import { readPersonas, roleNameCure, roleNamePattern } from './readPersonas';

const accountIdPattern = /^\d{12}$/;
const accountIdCure = 'an AWS account id of 12 digits';
const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;
const organizationalUnitPattern = /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/;
const tagKeyPattern = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;

/**
 * Reads the `mlPlatform` section of the app config.
 *
 * Throws an InputError that names the key, what is there and what must be there.
 * Keys it does not know are left to others.
 *
 * @public
 */
export function readMlPlatformConfig(rootConfig: Config): MlPlatformConfig {
  const config = rootConfig.getOptionalConfig('mlPlatform');
  if (!config) {
    throw configError(
      'managementAccountId',
      'is missing, with the whole section mlPlatform; see the README of @atelier/plugin-ml-platform-node',
    );
  }
  return {
    partition: readOneOf(
      config.getOptional('partition') ?? 'aws',
      partitions,
      'partition',
    ),
    managementAccountId: readMatching(
      config,
      'managementAccountId',
      accountIdPattern,
      accountIdCure,
    ),
    sharedServicesAccountId: readMatching(
      config,
      'sharedServicesAccountId',
      accountIdPattern,
      accountIdCure,
    ),
    dataAccountId: readMatchingOr(
      config,
      'dataAccountId',
      accountIdPattern,
      accountIdCure,
      undefined,
    ),
    regions: readRegions(config.getOptional('regions')),
    roles: {
      reader: readRoleName(config, 'roles.reader', 'AtelierReader'),
      provisioner: readRoleName(
        config,
        'roles.provisioner',
        'AtelierProvisioner',
      ),
    },
    organizationalUnits: {
      workloads: readMatching(
        config,
        'organizationalUnits.workloads',
        organizationalUnitPattern,
        'the id of an organizational unit, such as ou-ab12-cdefghij',
      ),
    },
    tags: readTagKeys(config),
    personas: readPersonas(config),
  };
}

function readRoleName(config: Config, key: string, fallback: string): string {
  return readMatchingOr(config, key, roleNamePattern, roleNameCure, fallback);
}

function readRegions(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw configError(
      'regions',
      'must be a list of at least one AWS region; the first is the home region',
    );
  }
  value.forEach((region, index) => {
    if (typeof region !== 'string' || !regionPattern.test(region)) {
      throw configError(
        `regions[${index}]`,
        `is ${JSON.stringify(
          region,
        )}, but must be an AWS region such as eu-west-1`,
      );
    }
    if (value.indexOf(region) !== index) {
      throw configError(
        `regions[${index}]`,
        `is '${region}' again; name each region once`,
      );
    }
  });
  return [...value];
}

function readTagKeys(config: Config): TagKeys {
  const tags = config.getOptionalConfig('tags') ?? new ConfigReader({});
  const keys = { ...defaultTagKeys };
  for (const name of Object.keys(keys) as Array<keyof TagKeys>) {
    if (tags.has(name)) {
      keys[name] = readMatching(
        tags,
        name,
        tagKeyPattern,
        'a tag key of 1 to 128 letters, digits, spaces and _ . : / = + - @ that does not begin with aws:',
        `tags.${name}`,
      );
    }
    const other = Object.entries(keys).find(
      ([otherName, key]) => otherName !== name && key === keys[name],
    );
    if (other) {
      throw configError(
        `tags.${name}`,
        `is '${keys[name]}', as tags.${other[0]} is; give each tag a key of its own`,
      );
    }
  }
  return keys;
}
