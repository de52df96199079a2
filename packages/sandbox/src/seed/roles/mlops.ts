import {
  hubAccountId,
  projectTags,
  type SeedProject,
  type Stage,
} from '../accounts';
import {
  allow,
  passRole,
  trustService,
  type SeedRole,
  type Statement,
} from './SeedRole';

const hubBuckets = `arn:aws:s3:::ml-*-${hubAccountId}-*`;
const hubGroups = `arn:aws:sagemaker:*:${hubAccountId}:model-package-group/*`;
const hubPackages = `arn:aws:sagemaker:*:${hubAccountId}:model-package/*`;
const hubKeys = `arn:aws:kms:*:${hubAccountId}:key/*`;

/** The roles of MLOps in an account of an ML project. */
export function mlopsRoles(
  account: string,
  project: SeedProject,
  stage: Stage,
): SeedRole[] {
  const common = {
    path: '/atelier/',
    hasBoundary: true,
    tags: projectTags(project, stage),
  };
  const sagemaker = trustService('sagemaker.amazonaws.com');
  return [
    {
      ...common,
      name: 'mlops-pipeline',
      description: 'Runs SageMaker pipelines and their jobs.',
      trust: sagemaker,
      statements: pipelineStatements(account),
    },
    {
      ...common,
      name: 'mlops-endpoint',
      description: 'Runs models and endpoints.',
      trust: sagemaker,
      statements: [
        allow('s3', ['GetObject'], `${hubBuckets}/*`),
        allow('kms', ['Decrypt', 'DescribeKey'], hubKeys),
        allow('ecr', [
          'BatchGetImage',
          'GetAuthorizationToken',
          'GetDownloadUrlForLayer',
        ]),
        allow('logs', ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents']),
        allow('cloudwatch', ['PutMetricData']),
      ],
    },
    {
      ...common,
      name: 'mlops-deploy',
      description:
        'Assumed by CI of the ML project: pipelines and deployments.',
      trust: trustCi(project),
      statements: deployStatements(account),
    },
  ];
}

/** CI roles of the hub that carry the tag of the same ML project. */
function trustCi({ slug }: SeedProject): Statement {
  return {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${hubAccountId}:root` },
    Action: 'sts:AssumeRole',
    Condition: {
      ArnLike: {
        'aws:PrincipalArn': `arn:aws:iam::${hubAccountId}:role/atelier/ci/*`,
      },
      StringEquals: { 'aws:PrincipalTag/atelier:project': slug },
    },
  };
}

function pipelineStatements(account: string): Statement[] {
  return [
    allow('sagemaker', [
      'AddTags',
      'CreateModel',
      'CreateProcessingJob',
      'CreateTrainingJob',
      'CreateTransformJob',
      'DescribeProcessingJob',
      'DescribeTrainingJob',
      'DescribeTransformJob',
      'StopProcessingJob',
      'StopTrainingJob',
      'StopTransformJob',
    ]),
    allow(
      'sagemaker',
      [
        'AddTags',
        'CreateModelPackage',
        'DescribeModelPackage',
        'DescribeModelPackageGroup',
        'ListModelPackages',
      ],
      [hubGroups, hubPackages],
    ),
    allow('s3', ['GetBucketLocation', 'ListBucket'], hubBuckets),
    allow(
      's3',
      ['AbortMultipartUpload', 'GetObject', 'PutObject'],
      `${hubBuckets}/*`,
    ),
    allow(
      'kms',
      ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey'],
      hubKeys,
    ),
    allow('ecr', [
      'BatchGetImage',
      'GetAuthorizationToken',
      'GetDownloadUrlForLayer',
    ]),
    allow('logs', [
      'CreateLogGroup',
      'CreateLogStream',
      'DescribeLogStreams',
      'PutLogEvents',
    ]),
    allow('cloudwatch', ['PutMetricData']),
    passRole(
      `arn:aws:iam::${account}:role/atelier/mlops-pipeline`,
      'sagemaker.amazonaws.com',
    ),
  ];
}

function deployStatements(account: string): Statement[] {
  return [
    allow('sagemaker', [
      'AddTags',
      'CreateEndpoint',
      'CreateEndpointConfig',
      'CreateModel',
      'CreatePipeline',
      'DeleteEndpoint',
      'DeleteEndpointConfig',
      'DeleteModel',
      'DeleteTags',
      'Describe*',
      'List*',
      'StartPipelineExecution',
      'StopPipelineExecution',
      'UpdateEndpoint',
      'UpdateEndpointWeightsAndCapacities',
      'UpdatePipeline',
    ]),
    allow('cloudformation', [
      'CreateChangeSet',
      'CreateStack',
      'DeleteChangeSet',
      'DeleteStack',
      'DescribeChangeSet',
      'DescribeStackEvents',
      'DescribeStackResources',
      'DescribeStacks',
      'ExecuteChangeSet',
      'GetTemplate',
      'GetTemplateSummary',
      'ListStackResources',
      'UpdateStack',
      'ValidateTemplate',
    ]),
    allow('s3', ['GetObject'], `${hubBuckets}/*`),
    allow('kms', ['Decrypt'], hubKeys),
    allow('logs', ['DescribeLogStreams', 'GetLogEvents']),
    passRole(
      `arn:aws:iam::${account}:role/atelier/mlops-*`,
      'sagemaker.amazonaws.com',
    ),
  ];
}
