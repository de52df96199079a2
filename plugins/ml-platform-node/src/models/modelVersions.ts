import {
  DescribeModelPackageCommand,
  DescribeModelPackageCommandOutput,
  ListModelPackagesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  ModelApproval,
  ModelVersion,
} from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import { isoTime } from '../pipelines/pipelines';
import { readEvaluation } from './readEvaluation';

/** A version of a model as `ListModelPackages` gives it. @public */
export interface ModelVersionSummary {
  version: number;
  arn: string;
  /** `Pending`, `InProgress`, `Completed`, `Failed` or `Deleting`. */
  status: string;
  approval: ModelApproval;
  /** ISO 8601. */
  createdAt: string;
}

/** A version of a model as `DescribeModelPackage` gives it. @public */
export type ModelVersionDetails = Omit<ModelVersion, 'deployments'>;

const executionArn =
  /^arn:[^:]+:sagemaker:[^:]+:\d{12}:pipeline\/.+\/execution\//;

/**
 * The newest versions of a model package group, newest first.
 *
 * Source: SageMaker `ListModelPackages`.
 *
 * @public
 */
export async function listModelVersions(
  clients: AwsClients,
  target: AwsTarget,
  group: string,
  options: {
    /** 1 to 100. */
    limit: number;
    signal?: AbortSignal;
  },
): Promise<ModelVersionSummary[]> {
  const client = clients.get(SageMakerClient, target);
  const page = await callAws(
    'sagemaker:ListModelPackages',
    target,
    () =>
      client.send(
        new ListModelPackagesCommand({
          ModelPackageGroupName: group,
          SortBy: 'CreationTime',
          SortOrder: 'Descending',
          MaxResults: options.limit,
        }),
        { abortSignal: options.signal },
      ),
    group,
  );
  return (page.ModelPackageSummaryList ?? []).map(version => ({
    version: version.ModelPackageVersion ?? 0,
    arn: version.ModelPackageArn ?? '',
    status: version.ModelPackageStatus ?? '',
    approval: version.ModelApprovalStatus ?? 'PendingManualApproval',
    createdAt: isoTime(version.CreationTime),
  }));
}

/**
 * One version of a model, with the numbers of its evaluation: those of its customer metadata, or else those of the
 * statistics of its model quality in S3, where the target's role may read them.
 * Throws a NotFoundError when there is none.
 *
 * Source: SageMaker `DescribeModelPackage`, S3 `GetObject`.
 *
 * @public
 */
export async function describeModelVersion(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
  options: { signal?: AbortSignal } = {},
): Promise<ModelVersionDetails> {
  const client = clients.get(SageMakerClient, target);
  const version = await callAws(
    'sagemaker:DescribeModelPackage',
    target,
    () =>
      client.send(new DescribeModelPackageCommand({ ModelPackageName: arn }), {
        abortSignal: options.signal,
      }),
    arn,
  );
  const madeBy = version.MetadataProperties?.GeneratedBy;
  return {
    version: version.ModelPackageVersion ?? 0,
    arn: version.ModelPackageArn ?? arn,
    status: version.ModelPackageStatus ?? '',
    approval: version.ModelApprovalStatus ?? 'PendingManualApproval',
    approvalDescription: version.ApprovalDescription,
    createdAt: isoTime(version.CreationTime),
    metrics: await metricsOf(clients, target, version, options),
    pipelineExecutionArn:
      madeBy && executionArn.test(madeBy) ? madeBy : undefined,
  };
}

async function metricsOf(
  clients: AwsClients,
  target: AwsTarget,
  version: DescribeModelPackageCommandOutput,
  options: { signal?: AbortSignal },
): Promise<ModelVersion['metrics']> {
  const stated = Object.entries(version.CustomerMetadataProperties ?? {})
    .filter(([, text]) => text.trim() !== '' && Number.isFinite(Number(text)))
    .map(([name, text]) => ({ name, value: Number(text) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const { S3Uri } = version.ModelMetrics?.ModelQuality?.Statistics ?? {};
  return stated.length > 0 || !S3Uri
    ? stated
    : readEvaluation(clients, target, S3Uri, options);
}
