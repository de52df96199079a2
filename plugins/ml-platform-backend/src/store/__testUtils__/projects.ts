import {
  MlAccount,
  MlProject,
  Stage,
} from '@atelier/plugin-ml-platform-common';

/** An account as AccountDirectory gives it. */
export function account(
  accountId: string,
  stage: Stage,
  regions = ['eu-west-1'],
): MlAccount {
  return {
    accountId,
    name: `ml-${accountId}-${stage}`,
    stage,
    organizationalUnit: 'Workloads/Development',
    state: 'ACTIVE',
    regions,
    consoleUrl: `https://console.aws.amazon.com/#${accountId}`,
  };
}

/** ML projects of three teams. */
export const projects: MlProject[] = [
  {
    slug: 'card-fraud',
    owner: 'group:default/fraud',
    costCenter: 'CC-2001',
    accounts: [account('201000000031', 'dev'), account('201000000033', 'prod')],
  },
  {
    slug: 'claims_triage',
    owner: 'group:default/fraud',
    costCenter: 'CC-2002',
    accounts: [account('201000000041', 'dev')],
  },
  {
    slug: 'defect-detection',
    owner: 'group:default/vision',
    costCenter: 'CC-3001',
    accounts: [account('201000000051', 'dev', ['eu-central-1', 'eu-west-1'])],
  },
  {
    slug: 'demand-forecast',
    owner: 'group:default/forecasting',
    costCenter: 'CC-1001',
    accounts: [account('201000000011', 'dev')],
  },
];
