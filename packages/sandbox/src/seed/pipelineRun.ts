import type { Env } from '../aws/service';
import { describeJob } from '../aws/sagemaker/jobs/describeJob';
import type { JobDocument, JobType } from '../aws/sagemaker/jobs/documents';
import { quality } from '../aws/sagemaker/jobs/containers/quality';
import { holds } from '../aws/sagemaker/pipelines/definition/conditions';
import { stepNodes } from '../aws/sagemaker/pipelines/definition/graph';
import { resolve } from '../aws/sagemaker/pipelines/definition/resolve';
import type {
  DefinitionStep,
  Json,
  JsonObject,
  PipelineDefinition,
} from '../aws/sagemaker/pipelines/definition/types';
import type {
  ExecutionDocument,
  StepDocument,
} from '../aws/sagemaker/pipelines/documents';
import { fingerprintOf } from '../aws/sagemaker/pipelines/run/cache';
import { jobName } from '../aws/sagemaker/pipelines/run/jobName';
import { readySteps } from '../aws/sagemaker/pipelines/run/order';
import { putPastJob, putPastLog, usualLog } from './pipelineJobs';
import { pipelineScope, type SeedPipeline } from './pipelineList';
import { failures, type Outcome } from './pipelineOutcomes';
import { randomOf } from './random';

const minute = 60_000;

/** Minutes that a seeded step takes: least and spread. */
const durations: Record<string, [least: number, spread: number]> = {
  Preprocess: [4, 5],
  Train: [9, 14],
  Evaluate: [3, 2],
  Register: [0.1, 0.1],
};

const stepStatus: Partial<
  Record<JobDocument['status'], StepDocument['status']>
> = { Completed: 'Succeeded', Failed: 'Failed', Stopped: 'Stopped' };

/** Registers the model of an execution and gives the version's ARN. */
export type RegisterVersion = (
  at: Date,
  modelData: string,
  score: number,
) => string;

/** Plays one execution of the past with the same definition, order and answers as a real one. */
export class PipelineRun {
  readonly steps: StepDocument[] = [];
  private time: number;

  constructor(
    private readonly pipeline: SeedPipeline,
    private readonly definition: PipelineDefinition,
    private readonly execution: ExecutionDocument,
    private readonly outcome: Outcome,
    private readonly earlier: StepDocument[],
    private readonly register: RegisterVersion,
    private readonly env: Env,
    private readonly logs: boolean,
  ) {
    this.time = Date.parse(execution.createdAt) + 20_000;
  }

  /** Plays all steps; gives the moment the last one ended. */
  play(): Date {
    const nodes = stepNodes(this.definition);
    for (;;) {
      const [next] = readySteps(nodes, this.steps);
      if (!next) {
        return new Date(this.time);
      }
      this.steps.push(this.playStep(next.step));
    }
  }

  private playStep(step: DefinitionStep): StepDocument {
    const startedAt = new Date(this.time).toISOString();
    const base: StepDocument = {
      name: step.Name,
      type: step.Type,
      displayName: step.DisplayName,
      status: 'Succeeded',
      startedAt,
      endedAt: startedAt,
      attempt: 1,
    };
    switch (step.Type) {
      case 'Condition':
        return { ...base, ...this.playCondition(step) };
      case 'Fail': {
        const message = String(this.resolve(step.Arguments.ErrorMessage));
        return {
          ...base,
          status: 'Failed',
          failureReason: message,
          metadata: { Fail: { ErrorMessage: message } },
        };
      }
      case 'RegisterModel':
        return { ...base, ...this.playRegister(step) };
      default:
        return this.playJob(step, base);
    }
  }

  private playCondition(step: DefinitionStep): Partial<StepDocument> {
    const conditions = step.Arguments.Conditions as Json[];
    const isTrue = conditions.every(one =>
      holds(one, value => this.resolve(value)),
    );
    const Outcome = isTrue ? 'True' : 'False';
    return { metadata: { Condition: { Outcome } }, properties: { Outcome } };
  }

  private playRegister(step: DefinitionStep): Partial<StepDocument> {
    const modelData = String(
      this.resolve({ Get: 'Steps.Train.ModelArtifacts.S3ModelArtifacts' }),
    );
    const at = new Date(this.time);
    const arn = this.register(at, modelData, this.score());
    this.pass(step);
    return {
      arn,
      metadata: { RegisterModel: { Arn: arn } },
      properties: { ModelPackageArn: arn },
      endedAt: new Date(this.time).toISOString(),
    };
  }

  private playJob(step: DefinitionStep, base: StepDocument): StepDocument {
    const type = step.Type as JobType;
    const request = this.resolve(step.Arguments) as JsonObject;
    const fingerprint = fingerprintOf(type, request);
    const cached = step.CacheConfig && this.cached(step, fingerprint);
    if (cached) {
      return { ...cached, startedAt: base.startedAt, endedAt: base.endedAt };
    }
    const job = this.runJob(step, type, request);
    const done = job.status === 'Completed';
    return {
      ...base,
      status: stepStatus[job.status] ?? 'Succeeded',
      endedAt: job.endedAt,
      failureReason: job.failureReason,
      arn: job.arn,
      metadata: { [`${type}Job`]: { Arn: job.arn } },
      fingerprint,
      ...(done && {
        properties: JSON.parse(JSON.stringify(describeJob(type, job))),
        propertyFiles: step.PropertyFiles && {
          Evaluation: {
            metrics: { [this.pipeline.metric]: { value: this.score() } },
          },
        },
      }),
    };
  }

  /** The job of a step, with its log where it failed or is recent. */
  private runJob(
    step: DefinitionStep,
    type: JobType,
    request: JsonObject,
  ): JobDocument {
    const scope = pipelineScope(this.pipeline);
    const story = failures[this.outcome];
    const failure = story?.step === step.Name ? story : undefined;
    const bad = this.outcome === 'stopped' ? 'Stopped' : 'Failed';
    const from = this.time;
    this.pass(step, failure ? 0.4 : 1);
    const { metric } = this.pipeline;
    const job = putPastJob(
      {
        type,
        name: jobName(this.execution.id, step.Name, 0),
        request,
        status: failure ? bad : 'Completed',
        failureReason: failure?.reason,
        from,
        until: this.time,
        metric,
        score: this.score(),
      },
      scope,
      this.env,
    );
    if (failure) {
      putPastLog(type, job, failure.log, scope, this.env);
    } else if (this.logs) {
      const usual = usualLog(type, metric, this.score());
      putPastLog(type, job, usual, scope, this.env);
    }
    return job;
  }

  private cached(
    step: DefinitionStep,
    fingerprint: string,
  ): StepDocument | undefined {
    const oldest = this.time - 7 * 24 * 60 * minute;
    return this.earlier.find(
      one =>
        one.name === step.Name &&
        one.fingerprint === fingerprint &&
        Date.parse(one.endedAt ?? '') >= oldest,
    );
  }

  /** The model's score: lower where the execution's story is that it was too weak. */
  private score(): number {
    const value = quality(this.pipeline.metric, this.hyperparameters());
    const noise = 0.03 * randomOf(`${this.execution.id}/score`);
    return Math.round((value - noise) * 10_000) / 10_000;
  }

  private hyperparameters(): Record<string, string> {
    const value = (name: string) =>
      this.execution.parameters.find(({ Name }) => Name === name)?.Value ?? '';
    return {
      num_round: value('Rounds'),
      eta: value('LearningRate'),
      max_depth: '5',
    };
  }

  private pass({ Name }: DefinitionStep, part = 1): void {
    const [least, spread] = durations[Name];
    const more = spread * randomOf(`${this.execution.id}/${Name}`);
    this.time += part * (least + more) * minute;
  }

  private resolve(value: Json): Json {
    const { execution } = this;
    return resolve(value, {
      definition: this.definition,
      parameters: execution.parameters,
      execution: {
        PipelineName: execution.PipelineName,
        PipelineExecutionId: execution.id,
      },
      step: name => {
        const step = this.steps.find(one => one.name === name);
        return (
          step && {
            properties: step.properties ?? {},
            propertyFiles: step.propertyFiles ?? {},
          }
        );
      },
    });
  }
}
