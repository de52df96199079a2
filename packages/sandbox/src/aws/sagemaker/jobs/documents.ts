import { kind } from '../../../store';
import type { JsonObject } from '../pipelines/definition/types';

export type JobStatus =
  | 'InProgress'
  | 'Completed'
  | 'Failed'
  | 'Stopping'
  | 'Stopped';

/** A stretch of a training job. */
export interface Transition {
  Status: string;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601. */
  endedAt?: string;
  StatusMessage: string;
}

export interface JobDocument {
  name: string;
  arn: string;
  /** The request that made it, without name and tags. */
  request: JsonObject;
  status: JobStatus;
  /** Of training jobs. */
  transitions: Transition[];
  failureReason?: string;
  exitMessage?: string;
  /** Metrics of a training job at its end. */
  metrics?: { name: string; value: number }[];
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  modifiedAt: string;
  /** ISO 8601. */
  startedAt?: string;
  /** ISO 8601. */
  endedAt?: string;
}

export type JobType = 'Training' | 'Processing' | 'Transform';

/** Jobs of each type, by name. */
export const jobs = {
  Training: kind<JobDocument>('sagemaker.trainingJob'),
  Processing: kind<JobDocument>('sagemaker.processingJob'),
  Transform: kind<JobDocument>('sagemaker.transformJob'),
};

/** What stands in the ARNs of jobs. */
export const jobResources: Record<JobType, string> = {
  Training: 'training-job',
  Processing: 'processing-job',
  Transform: 'transform-job',
};
