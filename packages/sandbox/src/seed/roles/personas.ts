import { allow, trustService, type SeedRole, type Statement } from './SeedRole';

const reads = [
  allow('sagemaker', ['Describe*', 'Get*', 'List*', 'Search']),
  allow('logs', ['Describe*', 'Filter*', 'Get*']),
  allow('cloudwatch', ['Get*', 'List*']),
];

const works = [
  ...reads,
  allow('sagemaker', [
    'AddTags',
    'CreateApp',
    'CreateProcessingJob',
    'CreateSpace',
    'CreateTrainingJob',
    'CreateTransformJob',
    'DeleteApp',
    'DeleteSpace',
    'Stop*',
    'UpdateSpace',
  ]),
  allow('s3', ['GetObject', 'ListBucket', 'PutObject']),
  allow('ecr', [
    'BatchGetImage',
    'GetAuthorizationToken',
    'GetDownloadUrlForLayer',
  ]),
  allow('logs', ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents']),
];

const personas: [name: string, statements: Statement[]][] = [
  ['data-scientist', works],
  [
    'ml-engineer',
    [
      ...works,
      allow('sagemaker', [
        'CreateModel',
        'CreateModelPackage',
        'CreatePipeline',
        'StartPipelineExecution',
        'UpdatePipeline',
      ]),
    ],
  ],
  ['model-reviewer', [...reads, allow('sagemaker', ['UpdateModelPackage'])]],
];

/** Execution roles of the personas: what a person's Studio apps may do. */
export const personaRoles: SeedRole[] = personas.map(([name, statements]) => ({
  name,
  path: '/atelier/',
  description: `Execution role of the persona ${name}.`,
  trust: trustService('sagemaker.amazonaws.com'),
  hasBoundary: true,
  statements,
}));
