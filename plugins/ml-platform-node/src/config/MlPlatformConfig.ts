import { Persona, TagKeys } from '@atelier/plugin-ml-platform-common';

/** AWS partitions the portal can work in. @public */
export const partitions = ['aws', 'aws-cn', 'aws-us-gov'] as const;

/** One of {@link partitions}. @public */
export type Partition = (typeof partitions)[number];

/** A persona of the config: what people may see of it, and its role. @public */
export interface ConfiguredPersona extends Persona {
  /** Name of the IAM role under path `/atelier/` in every ML project's account. */
  executionRoleName: string;
}

/**
 * The `mlPlatform` section of the app config, checked.
 *
 * @public
 */
export interface MlPlatformConfig {
  partition: Partition;
  /** 12 digits. Organizations and Cost Explorer are asked here. */
  managementAccountId: string;
  /** 12 digits. The hub: portfolios live here. */
  sharedServicesAccountId: string;
  /** 12 digits. */
  dataAccountId?: string;
  /** Regions that ML projects choose among; the first is the home region. */
  regions: string[];
  /** Names of the IAM roles that the portal assumes. */
  roles: { reader: string; provisioner: string };
  organizationalUnits: {
    /** Id of the organizational unit below which ML projects' accounts are. */
    workloads: string;
  };
  tags: TagKeys;
  personas: ConfiguredPersona[];
}
