import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobResult } from '../ci/actions';
import type { CiVariable } from '../ci/documents';
import type { CodeHostEnv } from '../CodeHostEnv';
import { fullPath } from '../projects';
import { readDotenv, type Artifacts } from './artifacts';
import { collectVariables, type JobPlace } from './collectVariables';
import { getSources, writeFileVariables } from './prepare';
import { machineEnvironment } from './machineEnvironment';
import { toScript } from './script';
import { Shell, type ShellResult } from './Shell';
import { TraceWriter } from './TraceWriter';

const afterScriptTimeoutMs = 5 * 60_000;
const defaultTimeoutSeconds = 3_600;

/** One job that runs on this machine, in a folder that is made for it and then removed. */
export class JobRun {
  private shell: Shell | undefined;
  private isCanceled = false;
  private trace: TraceWriter | undefined;
  /** Of this job alone. */
  private folder = '';
  /** Where its sources are. */
  private work = '';

  constructor(
    private readonly env: CodeHostEnv,
    readonly place: JobPlace,
    private readonly artifacts: Artifacts,
    private readonly builds: string,
    private readonly awsUrl: string,
  ) {}

  /** Ends the job's processes; `run` then rejects or gives a failure. */
  cancel(): void {
    this.isCanceled = true;
    this.shell?.cancel();
  }

  /** Ends them at once and leaves no trace of it. */
  kill(): void {
    this.isCanceled = true;
    this.trace?.discard();
    this.shell?.kill();
  }

  async run(): Promise<JobResult> {
    const { env, place, builds } = this;
    await mkdir(builds, { recursive: true });
    this.folder = await mkdtemp(join(builds, `${place.job.id}-`));
    this.work = join(this.folder, fullPath(place.project));
    const machine = machineEnvironment(this.awsUrl);
    const variables = await collectVariables(env, place, [
      ...Object.entries(machine).map(([key, value]) => ({
        key,
        value,
        raw: true,
      })),
      { key: 'CI_PROJECT_DIR', value: this.work, raw: true },
      { key: 'CI_BUILDS_DIR', value: this.folder, raw: true },
    ]);
    const secrets = variables.filter(one => one.masked).map(one => one.value);
    const trace = new TraceWriter(env.traces, place.job.id, secrets);
    this.trace = trace;
    try {
      return await this.runIn(variables, trace);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      trace.error(`Job failed (system failure): ${text}`);
      return failure('runner_system_failure', null);
    } finally {
      await trace.end();
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  private async runIn(
    variables: readonly CiVariable[],
    trace: TraceWriter,
  ): Promise<JobResult> {
    const { env, place, artifacts, folder, work } = this;
    const { config } = place.job;
    trace.title('Running on this machine with the sandbox’s runner');
    await getSources(env, place, artifacts, work, trace);
    const environment = await writeFileVariables(
      join(folder, 'variables'),
      variables,
    );
    trace.title('Executing "step_script" stage of the job script');
    const { timeoutSeconds = defaultTimeoutSeconds } = config;
    const commands = [...config.beforeScript, ...config.script];
    const ended = await this.execute('script', commands, environment, {
      timeoutMs: timeoutSeconds * 1_000,
      trace,
    });
    const status = ended.exitCode === 0 ? 'success' : 'failed';
    if (config.afterScript.length && !this.isCanceled) {
      trace.title('Running after_script');
      await this.execute(
        'after_script',
        config.afterScript,
        { ...environment, CI_JOB_STATUS: status },
        { timeoutMs: afterScriptTimeoutMs, trace },
      );
    }
    const kept = await this.keepResults(status, trace);
    if (status === 'success') {
      trace.line('\u001b[32;1mJob succeeded\u001b[0;m');
      return { status, exitCode: 0, failureReason: null, ...kept };
    }
    return { ...this.explain(ended, timeoutSeconds, trace), ...kept };
  }

  private explain(
    { timedOut, exitCode }: ShellResult,
    timeoutSeconds: number,
    trace: TraceWriter,
  ): JobResult {
    if (this.isCanceled) {
      trace.error('Job failed: canceled');
    } else if (timedOut) {
      trace.error(
        `Job failed: execution took longer than ${timeoutSeconds} seconds`,
      );
      return failure('job_execution_timeout', null);
    } else {
      trace.error(`Job failed: exit status ${exitCode ?? 'unknown'}`);
    }
    return failure('script_failure', exitCode);
  }

  private async execute(
    name: string,
    commands: readonly string[],
    env: Record<string, string>,
    { timeoutMs, trace }: { timeoutMs: number; trace: TraceWriter },
  ): Promise<ShellResult> {
    const script = join(this.folder, `${name}.sh`);
    await writeFile(script, toScript(commands), { mode: 0o600 });
    if (this.isCanceled) {
      return { exitCode: null, timedOut: false };
    }
    this.shell = new Shell({
      script,
      cwd: this.work,
      env,
      timeoutMs,
      onOutput: trace.write,
    });
    return this.shell.ended;
  }

  private async keepResults(
    status: JobResult['status'],
    trace: TraceWriter,
  ): Promise<Pick<JobResult, 'hasArtifacts' | 'dotenv'>> {
    const { job } = this.place;
    const config = job.config.artifacts;
    const isWanted =
      config &&
      (config.when === 'always' ||
        config.when === (status === 'success' ? 'on_success' : 'on_failure'));
    if (!isWanted || this.isCanceled) {
      return { hasArtifacts: false, dotenv: [] };
    }
    let hasArtifacts = false;
    if (config.paths.length) {
      trace.title('Uploading artifacts...');
      const list = join(this.folder, 'artifacts.list');
      hasArtifacts = await this.artifacts.save(
        job.id,
        this.work,
        config,
        list,
        line => trace.line(line),
      );
    }
    const dotenv = await readDotenv(this.work, config.dotenv);
    return { hasArtifacts, dotenv };
  }
}

function failure(
  failureReason: JobResult['failureReason'],
  exitCode: number | null,
): JobResult {
  return {
    status: 'failed',
    exitCode,
    failureReason,
    hasArtifacts: false,
    dotenv: [],
  };
}
