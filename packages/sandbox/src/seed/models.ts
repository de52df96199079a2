import type { Env, Scope, Tag } from '../aws/service';
import { sagemakerArn } from '../aws/sagemaker/arns';
import { resourceTags } from '../aws/sagemaker/documents';
import {
  endpointConfigs,
  endpoints,
} from '../aws/sagemaker/endpoints/documents';
import { models } from '../aws/sagemaker/models/documents';
import type { ExecutionDocument } from '../aws/sagemaker/pipelines/documents';
import {
  groups,
  packages,
  type ApprovalStatus,
} from '../aws/sagemaker/registry/documents';
import { accountId, hubAccountId, projectTags } from './accounts';
import { xgboostImage } from './pipelineDefinition';
import { pipelineScope, type SeedPipeline } from './pipelineList';
import { randomOf } from './random';

const hour = 3_600_000;

interface NewVersion {
  execution: ExecutionDocument;
  at: Date;
  modelData: string;
  score: number;
}

/** Where a pipeline's models are: the hub, in the project's region. */
function hubScope(pipeline: SeedPipeline): Scope {
  return { account: hubAccountId, region: pipelineScope(pipeline).region };
}

/** A pipeline's model package group in the hub; the function returned adds a version and gives its ARN. */
export function seedModelGroup(
  pipeline: SeedPipeline,
  madeAt: number,
  env: Env,
): (version: NewVersion) => string {
  const scope = hubScope(pipeline);
  const { name, project } = pipeline;
  const arn = sagemakerArn(scope, `model-package-group/${name}`);
  let lastVersion = 0;
  const put = () =>
    env.store.put(groups, scope, name, {
      ModelPackageGroupName: name,
      ModelPackageGroupArn: arn,
      ModelPackageGroupDescription: `Versions of the model of ${project.slug}, registered by its pipeline ${name}`,
      ModelPackageGroupStatus: 'Completed',
      policy: JSON.stringify(groupPolicy(pipeline, scope)),
      lastVersion,
      createdAt: new Date(madeAt).toISOString(),
    });
  put();
  env.store.put(resourceTags, scope, arn, hubTags(pipeline));
  return version => {
    lastVersion += 1;
    put();
    return putVersion(pipeline, lastVersion, version, env);
  };
}

function putVersion(
  pipeline: SeedPipeline,
  number: number,
  { execution, at, modelData, score }: NewVersion,
  env: Env,
): string {
  const scope = hubScope(pipeline);
  const { name, metric } = pipeline;
  const id = `${name}/${number}`;
  const arn = sagemakerArn(scope, `model-package/${id}`);
  const approval = approvalOf(name, number, at, env);
  env.store.put(packages, scope, id, {
    ModelPackageName: name,
    ModelPackageArn: arn,
    ModelPackageGroupName: name,
    ModelPackageVersion: number,
    ModelPackageStatus: 'Completed',
    ...approval,
    details: {
      InferenceSpecification: {
        Containers: [
          { Image: xgboostImage(scope.region), ModelDataUrl: modelData },
        ],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
      MetadataProperties: { GeneratedBy: execution.PipelineExecutionArn },
      CustomerMetadataProperties: { [metric]: String(score) },
    },
    createdAt: at.toISOString(),
    modifiedAt: new Date(at.getTime() + 5 * hour).toISOString(),
  });
  return arn;
}

/** Versions of the last days wait; of the others most were approved. */
function approvalOf(
  name: string,
  number: number,
  at: Date,
  env: Env,
): { ModelApprovalStatus: ApprovalStatus; ApprovalDescription?: string } {
  const age = env.clock.now().getTime() - at.getTime();
  if (age < 60 * hour) {
    return { ModelApprovalStatus: 'PendingManualApproval' };
  }
  return randomOf(`${name}/${number}/approval`) < 0.3
    ? {
        ModelApprovalStatus: 'Rejected',
        ApprovalDescription: 'Not better than the version in use.',
      }
    : {
        ModelApprovalStatus: 'Approved',
        ApprovalDescription: 'Better than the version in use on the test data.',
      };
}

/** The endpoints of a pipeline's newest approved model, with their models and configurations. */
export function seedEndpoints(pipeline: SeedPipeline, env: Env): void {
  const { name, project } = pipeline;
  const hub = hubScope(pipeline);
  const approved = env.store
    .list(packages, hub, { prefix: `${name}/` })
    .filter(one => one.ModelApprovalStatus === 'Approved')
    .sort(
      (a, b) => (b.ModelPackageVersion ?? 0) - (a.ModelPackageVersion ?? 0),
    );
  pipeline.endpoints.forEach((stage, index) => {
    const version = approved[Math.min(index, approved.length - 1)];
    if (!version) {
      return;
    }
    const scope: Scope = {
      account: accountId(project, stage),
      region: hub.region,
    };
    const tags = projectTags(project, stage);
    const made = new Date(
      Date.parse(version.modifiedAt) + (index + 1) * hour,
    ).toISOString();
    const versioned = `${name}-${version.ModelPackageVersion}`;
    const put = (resource: string) =>
      env.store.put(resourceTags, scope, sagemakerArn(scope, resource), tags);
    env.store.put(models, scope, versioned, {
      ModelName: versioned,
      ModelArn: sagemakerArn(scope, `model/${versioned}`),
      ExecutionRoleArn: `arn:aws:iam::${scope.account}:role/atelier/mlops-endpoint`,
      PrimaryContainer: { ModelPackageName: version.ModelPackageArn },
      EnableNetworkIsolation: true,
      createdAt: made,
    });
    put(`model/${versioned}`);
    const variant = {
      VariantName: 'main',
      ModelName: versioned,
      InstanceType: 'ml.m5.large',
      InitialInstanceCount: stage === 'prod' ? 2 : 1,
      InitialVariantWeight: 1,
    };
    env.store.put(endpointConfigs, scope, versioned, {
      EndpointConfigName: versioned,
      EndpointConfigArn: sagemakerArn(scope, `endpoint-config/${versioned}`),
      ProductionVariants: [variant],
      createdAt: made,
    });
    put(`endpoint-config/${versioned}`);
    env.store.put(endpoints, scope, name, {
      EndpointName: name,
      EndpointArn: sagemakerArn(scope, `endpoint/${name}`),
      EndpointConfigName: versioned,
      EndpointStatus: 'InService',
      createdAt: made,
      modifiedAt: made,
    });
    put(`endpoint/${name}`);
  });
}

/** The tags of what is in the hub: it belongs to no stage. */
function hubTags({ project }: SeedPipeline): Tag[] {
  return projectTags(project, 'dev').filter(
    ({ Key }) => Key !== 'atelier:stage',
  );
}

function groupPolicy({ project, name }: SeedPipeline, scope: Scope) {
  const role = (stage: (typeof project.stages)[number], roleName: string) =>
    `arn:aws:iam::${accountId(project, stage)}:role/atelier/${roleName}`;
  const Resource = [
    sagemakerArn(scope, `model-package-group/${name}`),
    sagemakerArn(scope, `model-package/${name}/*`),
  ];
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'PipelineRegisters',
        Effect: 'Allow',
        Principal: { AWS: role('dev', 'mlops-pipeline') },
        Action: [
          'sagemaker:AddTags',
          'sagemaker:CreateModelPackage',
          'sagemaker:DescribeModelPackage',
          'sagemaker:DescribeModelPackageGroup',
          'sagemaker:ListModelPackages',
        ],
        Resource,
      },
      {
        Sid: 'StagesDeploy',
        Effect: 'Allow',
        Principal: {
          AWS: project.stages.map(stage => role(stage, 'mlops-deploy')),
        },
        Action: ['sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Resource,
      },
    ],
  };
}
