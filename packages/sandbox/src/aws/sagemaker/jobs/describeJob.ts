import type { JobDocument, JobType } from './documents';
import { toDate } from './jobOperations';

interface TrainingParts {
  StoppingCondition?: unknown;
  OutputDataConfig?: { S3OutputPath?: string };
}

/** The answer of DescribeTrainingJob. */
export function describeTrainingJob(job: JobDocument) {
  const request = job.request as TrainingParts;
  const output = request.OutputDataConfig?.S3OutputPath ?? '';
  const seconds =
    job.startedAt && job.endedAt
      ? Math.round(
          (Date.parse(job.endedAt) - Date.parse(job.startedAt)) / 1_000,
        )
      : undefined;
  return {
    EnableNetworkIsolation: false,
    EnableInterContainerTrafficEncryption: false,
    EnableManagedSpotTraining: false,
    ...request,
    StoppingCondition: request.StoppingCondition ?? {
      MaxRuntimeInSeconds: 86_400,
    },
    TrainingJobName: job.name,
    TrainingJobArn: job.arn,
    ModelArtifacts: {
      S3ModelArtifacts: `${output.replace(/\/$/, '')}/${
        job.name
      }/output/model.tar.gz`,
    },
    TrainingJobStatus: job.status,
    SecondaryStatus: job.transitions.at(-1)?.Status ?? 'Starting',
    FailureReason: job.failureReason,
    CreationTime: new Date(job.createdAt),
    TrainingStartTime: toDate(job.startedAt),
    TrainingEndTime: toDate(job.endedAt),
    LastModifiedTime: new Date(job.modifiedAt),
    SecondaryStatusTransitions: job.transitions.map(transition => ({
      Status: transition.Status,
      StartTime: new Date(transition.startedAt),
      EndTime: toDate(transition.endedAt),
      StatusMessage: transition.StatusMessage,
    })),
    ...(job.status === 'Completed' &&
      job.metrics && {
        FinalMetricDataList: job.metrics.map(({ name, value }) => ({
          MetricName: name,
          Value: value,
          Timestamp: toDate(job.endedAt),
        })),
      }),
    ...(seconds !== undefined && {
      TrainingTimeInSeconds: Math.max(seconds, 1),
      BillableTimeInSeconds: Math.max(seconds, 1),
    }),
  };
}

/** The answer of DescribeProcessingJob. */
export function describeProcessingJob(job: JobDocument) {
  return {
    ...job.request,
    ProcessingJobName: job.name,
    ProcessingJobArn: job.arn,
    ProcessingJobStatus: job.status,
    FailureReason: job.failureReason,
    ExitMessage: job.exitMessage,
    CreationTime: new Date(job.createdAt),
    LastModifiedTime: new Date(job.modifiedAt),
    ProcessingStartTime: toDate(job.startedAt),
    ProcessingEndTime: toDate(job.endedAt),
  };
}

/** The answer of DescribeTransformJob. */
export function describeTransformJob(job: JobDocument) {
  return {
    ...job.request,
    TransformJobName: job.name,
    TransformJobArn: job.arn,
    TransformJobStatus: job.status,
    FailureReason: job.failureReason,
    CreationTime: new Date(job.createdAt),
    TransformStartTime: toDate(job.startedAt),
    TransformEndTime: toDate(job.endedAt),
  };
}

/** The answer of the Describe operation of a job's type. */
export function describeJob(type: JobType, job: JobDocument): object {
  switch (type) {
    case 'Training':
      return describeTrainingJob(job);
    case 'Processing':
      return describeProcessingJob(job);
    default:
      return describeTransformJob(job);
  }
}
