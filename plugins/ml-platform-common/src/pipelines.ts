import { Stage } from './stages';

/**
 * `Executing`, `Stopping`, `Stopped`, `Failed` or `Succeeded`.
 *
 * Source: SageMaker `PipelineExecutionStatus`.
 *
 * @public
 */
export type PipelineExecutionStatus =
  | 'Executing'
  | 'Stopping'
  | 'Stopped'
  | 'Failed'
  | 'Succeeded';

/** Where a pipeline is: an ML project has one account per stage. @public */
export interface PipelineRef {
  stage: Stage;
  region: string;
  /** Name of the pipeline, unique in its account and region. */
  pipeline: string;
}

/** One execution of a pipeline. @public */
export interface PipelineExecutionRef extends PipelineRef {
  /** The last part of the execution's ARN: 12 lower-case letters and digits. */
  execution: string;
}

/**
 * One run of a SageMaker pipeline.
 *
 * Source: SageMaker `ListPipelineExecutions`, `DescribePipelineExecution`.
 *
 * @public
 */
export interface PipelineExecutionSummary {
  /** The last part of the ARN. */
  id: string;
  arn: string;
  displayName?: string;
  status: PipelineExecutionStatus;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601; absent while it runs, and of an execution older than the newest 10 that nobody has opened yet. */
  endedAt?: string;
  /** In AWS's words; of a failed execution. */
  failureReason?: string;
}

/**
 * A parameter that an execution may be started with.
 *
 * Source: `Parameters` of the pipeline's definition.
 *
 * @public
 */
export interface PipelineParameter {
  name: string;
  type: 'String' | 'Integer' | 'Float' | 'Boolean';
  /** As text, as executions take it; absent: a value must be given. */
  defaultValue?: string;
  /** The only values it takes. */
  enumValues?: string[];
}

/**
 * A SageMaker pipeline of an ML project.
 *
 * Source: SageMaker `ListPipelines`, `DescribePipeline`.
 *
 * @public
 */
export interface MlPipeline {
  accountId: string;
  region: string;
  stage: Stage;
  name: string;
  displayName?: string;
  arn: string;
  /** `Active` or `Deleting`. */
  status: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  changedAt: string;
  consoleUrl: string;
  /** In the order of the definition. */
  parameters: PipelineParameter[];
  /** Newest first, at most 10. */
  executions: PipelineExecutionSummary[];
}

/**
 * `NotStarted` is ours: a step of the definition of which AWS does not speak yet. The others are AWS's.
 *
 * Source: SageMaker `StepStatus`.
 *
 * @public
 */
export type PipelineStepStatus =
  | 'NotStarted'
  | 'Starting'
  | 'Executing'
  | 'Stopping'
  | 'Stopped'
  | 'Failed'
  | 'Succeeded';

/**
 * A step of an execution: from the definition it ran with, and from what AWS says of it.
 *
 * Source: SageMaker `DescribePipelineDefinitionForExecution`, `ListPipelineExecutionSteps`.
 *
 * @public
 */
export interface PipelineStep {
  name: string;
  displayName?: string;
  /** `Processing`, `Training`, `Condition`, `RegisterModel`, `Fail`, ... */
  type: string;
  /** Names of the steps after which it runs: by `DependsOn`, by references, and by the condition whose branch it is in. */
  dependsOn: string[];
  status: PipelineStepStatus;
  /** ISO 8601. */
  startedAt?: string;
  /** ISO 8601. */
  endedAt?: string;
  /** In AWS's words. */
  failureReason?: string;
  /** Its result was taken from an earlier execution. */
  cached: boolean;
  /** Of a condition. */
  outcome?: 'True' | 'False';
  /** The job behind the step, where there is one. */
  jobArn?: string;
  /** Whether its job writes logs that can be read. */
  hasLogs: boolean;
  consoleUrl?: string;
}

/** An execution with its steps. @public */
export interface PipelineExecution extends PipelineExecutionSummary {
  accountId: string;
  region: string;
  stage: Stage;
  pipeline: string;
  parameters: { name: string; value: string }[];
  /** In the order of the definition. */
  steps: PipelineStep[];
  consoleUrl: string;
  /** ISO 8601: when it was read. */
  asOf: string;
}

/** A page of executions, newest first. @public */
export interface PipelineExecutionPage {
  items: PipelineExecutionSummary[];
  nextCursor?: string;
}

/**
 * The last lines that a step's job wrote.
 *
 * Source: CloudWatch Logs `GetLogEvents`.
 *
 * @public
 */
export interface StepLogs {
  /** Oldest first, at most 200. */
  lines: { at: string; message: string }[];
  /** Whether earlier lines were left out. */
  truncated: boolean;
  logGroup: string;
  consoleUrl: string;
}

/** What to start a pipeline with. @public */
export interface StartPipelineRequest {
  /** Only those that differ from the defaults of the definition. */
  parameters?: { name: string; value: string }[];
  /** 32 to 128 characters; the same token starts one execution however often it is sent. */
  requestToken: string;
}
