import { kind, type Scope } from '../../../store';
import type { UserContext } from '../userContext';
import type { ParameterValue } from './definition/parameters';
import type { Json } from './definition/types';

export interface PipelineDocument {
  PipelineArn: string;
  PipelineName: string;
  PipelineDisplayName?: string;
  PipelineDescription?: string;
  RoleArn: string;
  PipelineStatus: 'Active';
  ParallelismConfiguration?: { MaxParallelExecutionSteps: number };
  /** Key of its definition. */
  definitionKey: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  modifiedAt: string;
  /** ISO 8601; of the newest execution. */
  lastRunAt?: string;
  createdBy?: UserContext;
  modifiedBy?: UserContext;
}

export type ExecutionStatus =
  | 'Executing'
  | 'Stopping'
  | 'Stopped'
  | 'Failed'
  | 'Succeeded';

export interface ExecutionDocument {
  PipelineArn: string;
  PipelineName: string;
  PipelineExecutionArn: string;
  PipelineExecutionDisplayName?: string;
  PipelineExecutionDescription?: string;
  PipelineExecutionStatus: ExecutionStatus;
  FailureReason?: string;
  ParallelismConfiguration?: { MaxParallelExecutionSteps: number };
  id: string;
  /** Of the pipeline when the execution started. */
  RoleArn: string;
  definitionKey: string;
  parameters: ParameterValue[];
  /** How often it was retried. */
  retries: number;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  modifiedAt: string;
  createdBy?: UserContext;
}

export type StepStatus =
  | 'Starting'
  | 'Executing'
  | 'Stopping'
  | 'Stopped'
  | 'Failed'
  | 'Succeeded';

/** A step that has started. */
export interface StepDocument {
  name: string;
  type: string;
  displayName?: string;
  description?: string;
  status: StepStatus;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601. */
  endedAt?: string;
  failureReason?: string;
  attempt: number;
  /** As ListPipelineExecutionSteps gives it. */
  metadata?: { [name: string]: Json };
  /** Of what the step made: its ARN. */
  arn?: string;
  /** Same fingerprint, same work: for the cache. */
  fingerprint?: string;
  /** ARN of the execution whose result was taken. */
  cachedFrom?: string;
  properties?: Json;
  propertyFiles?: Record<string, Json>;
}

/** By name. */
export const pipelines = kind<PipelineDocument>('sagemaker.pipeline');
/** Texts of definitions, by `<pipeline>/<digest>`. */
export const definitions = kind<string>('sagemaker.pipelineDefinition');
/** By `<pipeline>/<execution id>`. */
export const executions = kind<ExecutionDocument>(
  'sagemaker.pipelineExecution',
);
/** The steps of an execution, in the order they started; by `<pipeline>/<execution id>`. */
export const executionSteps = kind<StepDocument[]>(
  'sagemaker.pipelineExecutionSteps',
);
/** Which execution waits for what a step made; by its ARN, in its account and region. */
export const waitingExecutions = kind<Scope & { execution: string }>(
  'sagemaker.waitingExecution',
);
