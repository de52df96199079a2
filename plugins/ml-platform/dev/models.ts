import {
  ModelEndpoint,
  ModelGroup,
  ModelVersion,
} from '@atelier/plugin-ml-platform-common';

const hub = { accountId: '100200300402', region: 'eu-west-1' };
const arnOf = (number?: number) =>
  `arn:aws:sagemaker:eu-west-1:${hub.accountId}:model-package/demand-forecast${
    number ? `/${number}` : ''
  }`;
const consoleUrl =
  'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1';

function version(
  number: number,
  createdAt: string,
  rest: Partial<ModelVersion>,
): ModelVersion {
  return {
    version: number,
    arn: arnOf(number),
    status: 'Completed',
    approval: 'PendingManualApproval',
    createdAt,
    metrics: [
      { name: 'rmse', value: 12.4 - number * 0.31357 },
      { name: 'mape', value: 0.141 - number * 0.0042 },
    ],
    deployments: [],
    ...rest,
  };
}

/** The models of demand-forecast. */
export const modelGroups: ModelGroup[] = [
  {
    ...hub,
    name: 'demand-forecast',
    arn: arnOf(),
    description: 'Weekly demand by article and store.',
    createdAt: '2026-08-03T09:00:00.000Z',
    consoleUrl,
    versions: [
      version(4, '2026-11-23T15:20:00.000Z', {
        pipelineExecutionArn:
          'arn:aws:sagemaker:eu-west-1:201000000011:pipeline/demand-forecast-train/execution/p0d83kfhs72m',
      }),
      version(3, '2026-11-02T10:10:00.000Z', {
        approval: 'Approved',
        approvalDescription: 'Better than version 2 on all stores.',
        deployments: [
          {
            stage: 'prod',
            accountId: '201000000013',
            region: 'eu-west-1',
            endpoint: 'demand-forecast',
            status: 'Updating',
            consoleUrl,
          },
          {
            stage: 'preprod',
            accountId: '201000000012',
            region: 'eu-west-1',
            endpoint: 'demand-forecast',
            status: 'InService',
            consoleUrl,
          },
        ],
      }),
      version(2, '2026-10-12T08:00:00.000Z', {
        approval: 'Rejected',
        approvalDescription: 'Trained without the holidays.',
      }),
      version(1, '2026-09-01T08:00:00.000Z', { metrics: [] }),
    ],
  },
];

/** The endpoints of demand-forecast. */
export const endpoints: ModelEndpoint[] = [
  {
    accountId: '201000000012',
    region: 'eu-west-1',
    stage: 'preprod',
    name: 'demand-forecast',
    status: 'InService',
    instanceType: 'ml.m5.large',
    modelPackageArns: [arnOf(3)],
    createdAt: '2026-10-01T09:00:00.000Z',
    changedAt: '2026-11-02T11:30:00.000Z',
    consoleUrl,
  },
  {
    accountId: '201000000013',
    region: 'eu-west-1',
    stage: 'prod',
    name: 'demand-forecast-canary',
    status: 'Failed',
    failureReason:
      'The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.',
    instanceType: 'ml.m5.xlarge',
    modelPackageArns: [],
    createdAt: '2026-11-02T12:00:00.000Z',
    changedAt: '2026-11-02T12:30:00.000Z',
    consoleUrl,
  },
];
