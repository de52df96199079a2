import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { finishJob } from '../ci/actions';
import { activeJobs, jobs, pipelines, type Job } from '../ci/documents';
import { progress, setStatus } from '../ci/jobStates';
import type { CodeHostEnv } from '../CodeHostEnv';
import { projects } from '../projects';
import { Artifacts } from './artifacts';
import type { JobPlace } from './collectVariables';
import { JobRun } from './JobRun';

/** Jobs that run at the same time. */
const concurrency = 2;

/** Runs jobs on this machine, as GitLab's shell runner does. */
export class Runner {
  private readonly running = new Map<number, JobRun>();
  private readonly endings = new Set<Promise<void>>();
  private readonly artifacts: Artifacts;
  private isOn = false;
  private woken: NodeJS.Immediate | undefined;

  constructor(
    private readonly env: CodeHostEnv,
    private readonly folder: string,
    private readonly awsUrl: () => string,
    private readonly onError: (what: string, error: unknown) => void,
  ) {
    this.artifacts = new Artifacts(join(folder, 'artifacts'));
  }

  start(): void {
    this.isOn = true;
    rmSync(join(this.folder, 'builds'), { recursive: true, force: true });
    this.wake();
  }

  /** Looks, soon, at which jobs wait and which were canceled. */
  wake(): void {
    if (this.isOn) {
      this.woken ??= setImmediate(() => {
        this.woken = undefined;
        this.look();
      });
    }
  }

  /** Ends all jobs that run, without noting how; gives a promise of their last breath. */
  stop(): Promise<unknown> {
    this.isOn = false;
    clearImmediate(this.woken);
    this.woken = undefined;
    for (const run of this.running.values()) {
      run.kill();
    }
    this.running.clear();
    return Promise.allSettled([...this.endings]);
  }

  private look(): void {
    const { store } = this.env;
    for (const [id, run] of this.running) {
      const { projectId } = run.place.job;
      if (jobs.get(store, projectId, id)?.status !== 'running') {
        run.cancel();
      }
    }
    const waiting = activeJobs
      .list(store, 0)
      .flatMap(({ id, projectId }) => jobs.get(store, projectId, id) ?? [])
      .filter(({ status }) => status === 'pending');
    for (const job of waiting) {
      if (this.running.size < concurrency && !this.isBlocked(job)) {
        this.begin(job);
      }
    }
  }

  /** Whether another job of its resource group runs. */
  private isBlocked({ projectId, config }: Job): boolean {
    const { resourceGroup } = config;
    return (
      resourceGroup !== undefined &&
      [...this.running.values()].some(
        ({ place: { job } }) =>
          job.projectId === projectId &&
          job.config.resourceGroup === resourceGroup,
      )
    );
  }

  private begin(waiting: Job): void {
    const place = this.take(waiting);
    if (!place) {
      return;
    }
    const { id, projectId } = waiting;
    const run = new JobRun(
      this.env,
      place,
      this.artifacts,
      join(this.folder, 'builds'),
      this.awsUrl(),
    );
    this.running.set(id, run);
    const ending = run
      .run()
      .then(result => {
        // After a stop or a reset the job is no longer ours to end.
        if (this.running.get(id) === run) {
          finishJob(this.env, projectId, id, result);
        }
      })
      .catch(error => this.onError(`Job ${id}`, error))
      .finally(() => {
        if (this.running.get(id) === run) {
          this.running.delete(id);
        }
        this.endings.delete(ending);
        this.wake();
      });
    this.endings.add(ending);
  }

  private take(waiting: Job): JobPlace | undefined {
    const { store } = this.env;
    const { projectId, pipelineId } = waiting;
    return store.transaction(() => {
      const project = projects.get(store, projectId);
      const pipeline = pipelines.get(store, projectId, pipelineId);
      if (!project || !pipeline) {
        activeJobs.delete(store, 0, waiting.id);
        return undefined;
      }
      const job = setStatus(this.env, waiting, 'running');
      progress(this.env, projectId, pipelineId);
      return { project, pipeline, job };
    });
  }
}
