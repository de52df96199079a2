import {
  MlAccount,
  MlProjectChoice,
  MlProjectSummary,
  Persona,
  Stage,
  StudioDomain,
} from '@atelier/plugin-ml-platform-common';

import { dailyCosts } from './costs';
import { pipelines } from './pipelines';

const units: Record<Stage, string> = {
  dev: 'Workloads/Development',
  preprod: 'Workloads/PreProduction',
  prod: 'Workloads/Production',
};

function account(
  slug: string,
  stage: Stage,
  accountId: string,
  region = 'eu-west-1',
): MlAccount {
  return {
    accountId,
    name: `ml-${slug}-${stage}`,
    stage,
    organizationalUnit: units[stage],
    state: 'ACTIVE',
    regions: [region],
    consoleUrl: `https://${region}.console.aws.amazon.com/console/home?region=${region}`,
  };
}

/** ML projects as Dana Okafor of the group `forecasting` gets them. */
export const projects: MlProjectChoice[] = [
  {
    slug: 'card-fraud',
    owner: 'group:default/fraud',
    costCenter: 'CC-2001',
    member: false,
    accounts: [
      account('card-fraud', 'dev', '201000000031'),
      account('card-fraud', 'preprod', '201000000032'),
      { ...account('card-fraud', 'prod', '201000000033'), state: 'SUSPENDED' },
    ],
  },
  {
    slug: 'defect-detection',
    owner: 'group:default/vision',
    costCenter: 'CC-3001',
    member: false,
    accounts: [
      account('defect-detection', 'dev', '201000000051', 'eu-central-1'),
    ],
  },
  {
    slug: 'demand-forecast',
    owner: 'group:default/forecasting',
    costCenter: 'CC-1001',
    member: true,
    accounts: [
      account('demand-forecast', 'dev', '201000000011'),
      account('demand-forecast', 'preprod', '201000000012'),
      {
        ...account('demand-forecast', 'prod', '201000000013'),
        state: 'SUSPENDED',
      },
    ],
  },
  {
    slug: 'price-elasticity',
    owner: 'group:default/forecasting',
    costCenter: 'CC-1001',
    member: true,
    accounts: [account('price-elasticity', 'dev', '201000000021')],
  },
];

/** Month-to-date costs in US dollars; an ML project without one has no costs collected yet. */
export const monthToDate: Record<string, number> = {
  'card-fraud': 4210.5,
  'demand-forecast': 1234.56,
  'price-elasticity': 87,
};

/** The rows of the ML projects page. */
export function summaries(): MlProjectSummary[] {
  const [pipeline] = pipelines();
  return projects.map(({ member, ...project }) => ({
    ...project,
    ...(project.slug in monthToDate && {
      monthToDate: { amount: monthToDate[project.slug], unit: 'USD' },
      dailyCosts: dailyCosts(30).map(
        it => (it * monthToDate[project.slug]) / 1500,
      ),
    }),
    ...(project.slug === 'demand-forecast' && {
      lastExecution: {
        ...pipeline.executions[0],
        stage: pipeline.stage,
        region: pipeline.region,
        pipeline: pipeline.name,
      },
    }),
  }));
}

export const personas: Persona[] = [
  {
    id: 'data-scientist',
    title: 'Data scientist',
    description: 'Explores data, trains and tunes models in notebooks.',
    stages: ['dev'],
  },
  {
    id: 'ml-engineer',
    title: 'ML engineer',
    description: 'Builds pipelines and deploys what they make.',
    stages: ['dev', 'preprod'],
  },
];

/** The Studio domain of demand-forecast. */
export const domain: StudioDomain = {
  accountId: '201000000011',
  region: 'eu-west-1',
  stage: 'dev',
  domainId: 'd-abcdefghijkl',
  name: 'demand-forecast',
  status: 'InService',
  authMode: 'IAM',
  networkAccess: 'VpcOnly',
  consoleUrl:
    'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio/d-abcdefghijkl',
  profiles: [
    {
      name: 'by-hand',
      status: 'Failed',
      failureReason: 'The execution role does not exist.',
      own: false,
    },
    {
      name: 'data-scientist',
      status: 'InService',
      user: 'user:default/data-scientist',
      persona: 'data-scientist',
      createdAt: '2026-11-20T09:30:00.000Z',
      own: true,
    },
    {
      name: 'ravi-patel',
      status: 'InService',
      user: 'user:default/ravi.patel',
      persona: 'ml-engineer',
      createdAt: '2026-10-02T12:00:00.000Z',
      own: false,
    },
  ],
};
