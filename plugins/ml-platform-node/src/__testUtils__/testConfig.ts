import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readMlPlatformConfig } from '../config';

/** The `mlPlatform` section that fits the sandbox's organisation. */
export const mlPlatformSection: JsonObject = {
  managementAccountId: '100200300401',
  sharedServicesAccountId: '100200300402',
  dataAccountId: '100200300403',
  regions: ['eu-west-1', 'eu-central-1'],
  organizationalUnits: { workloads: 'ou-atel-workload' },
  personas: [
    {
      id: 'data-scientist',
      title: 'Data scientist',
      executionRoleName: 'data-scientist',
      stages: ['dev'],
    },
    {
      id: 'ml-engineer',
      title: 'ML engineer',
      executionRoleName: 'ml-engineer',
      stages: ['preprod', 'dev'],
    },
  ],
};

export const testConfig = readMlPlatformConfig(
  new ConfigReader({ mlPlatform: mlPlatformSection }),
);
