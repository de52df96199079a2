import type { Env } from '../../../service';
import { stepNodes, type StepNode } from '../definition/graph';
import type { StepOutcome } from '../definition/resolve';
import type { PipelineDefinition } from '../definition/types';
import {
  executions,
  executionSteps,
  type ExecutionDocument,
  type StepDocument,
} from '../documents';
import { getDefinition } from '../lookUp';
import type { ExecutionPlace } from './advance';
import { isFinished, isRunning, readySteps } from './order';
import { makePropertyFiles } from './propertyFiles';
import { startStep } from './startStep';
import { stopStep } from './stopStep';
import { workOf } from './work';

/** SageMaker's own limit of steps that run at the same time. */
const maxParallel = 50;

/** One look at a running execution. All it does is in the store after each change, so that a crash loses nothing. */
export class ExecutionRun {
  readonly definition: PipelineDefinition;
  readonly nodes: StepNode[];
  private steps: StepDocument[];

  constructor(
    readonly execution: ExecutionDocument,
    readonly place: ExecutionPlace,
    readonly env: Env,
  ) {
    const caller = { ...place, env };
    this.definition = JSON.parse(
      getDefinition(execution.definitionKey, caller),
    );
    this.nodes = stepNodes(this.definition);
    // A step that was starting when the sandbox ended starts again; what it made has the same name.
    this.steps = (
      env.store.get(executionSteps, place, place.execution) ?? []
    ).filter(({ status }) => status !== 'Starting');
  }

  async advance(): Promise<void> {
    this.collect();
    if (this.status() === 'Stopping') {
      await this.stopRunning();
    } else {
      await this.startReady();
    }
    this.finish();
  }

  /** What a step that succeeded offers to others. */
  outcome(name: string): StepOutcome | undefined {
    const step = this.steps.find(one => one.name === name);
    return step?.status === 'Succeeded'
      ? {
          properties: step.properties ?? {},
          propertyFiles: step.propertyFiles ?? {},
        }
      : undefined;
  }

  now(): string {
    return this.env.clock.now().toISOString();
  }

  /** Changes a step's document, or adds it. */
  put(step: StepDocument): void {
    const index = this.steps.findIndex(({ name }) => name === step.name);
    if (index < 0) {
      this.steps.push(step);
    } else {
      this.steps[index] = step;
    }
    this.save();
  }

  /** Takes in the results of steps whose work has ended. */
  private collect(): void {
    for (const step of this.steps.filter(isRunning)) {
      const work = workOf(step, this.env);
      if (work.state === 'running') {
        continue;
      }
      const ended = { ...step, endedAt: this.now() };
      if (work.state === 'failed') {
        this.put({ ...ended, status: 'Failed', failureReason: work.reason });
      } else if (work.state === 'stopped') {
        this.put(
          step.status === 'Stopping'
            ? { ...ended, status: 'Stopped' }
            : {
                ...ended,
                status: 'Failed',
                failureReason: 'ClientError: The job of this step was stopped.',
              },
        );
      } else {
        this.put({
          ...ended,
          status: 'Succeeded',
          properties: work.properties,
          propertyFiles: makePropertyFiles(this, step.name, work.properties),
        });
      }
    }
  }

  /** Starts steps until no more are ready or may run. */
  private async startReady(): Promise<void> {
    const limit =
      this.execution.ParallelismConfiguration?.MaxParallelExecutionSteps ??
      maxParallel;
    for (;;) {
      const [next] = readySteps(this.nodes, this.steps);
      const running = this.steps.filter(isRunning).length;
      if (!next || running >= limit || this.status() !== 'Executing') {
        return;
      }
      await startStep(next, this);
    }
  }

  private async stopRunning(): Promise<void> {
    for (const step of this.steps) {
      if (step.status === 'Executing') {
        await stopStep(step, this);
        this.put({ ...step, status: 'Stopping' });
      }
    }
  }

  /** Ends the execution when nothing runs and nothing can start. */
  private finish(): void {
    const stopping = this.status() === 'Stopping';
    if (
      this.steps.some(isRunning) ||
      (!stopping && !isFinished(this.nodes, this.steps))
    ) {
      return;
    }
    const failed = this.steps.some(({ status }) => status === 'Failed');
    const ended = failed ? 'Failed' : 'Succeeded';
    this.env.store.put(executions, this.place, this.place.execution, {
      ...this.current(),
      PipelineExecutionStatus: stopping ? 'Stopped' : ended,
      ...(failed &&
        !stopping && {
          FailureReason: 'Step failure: One or multiple steps failed.',
        }),
      modifiedAt: this.now(),
    });
  }

  private status() {
    return this.current().PipelineExecutionStatus;
  }

  /** As it is now: a client may have asked to stop it meanwhile. */
  private current(): ExecutionDocument {
    const { store } = this.env;
    return (
      store.get(executions, this.place, this.place.execution) ?? this.execution
    );
  }

  private save(): void {
    const { store } = this.env;
    store.put(executionSteps, this.place, this.place.execution, this.steps);
  }
}
