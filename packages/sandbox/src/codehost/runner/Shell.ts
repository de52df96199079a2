import { spawn, type ChildProcess } from 'node:child_process';
import { finished } from 'node:stream/promises';

/** How a script ended. */
export interface ShellResult {
  /** Null where it was killed. */
  exitCode: number | null;
  timedOut: boolean;
}

export interface ShellOptions {
  /** Path of the script. */
  script: string;
  cwd: string;
  env: Record<string, string>;
  timeoutMs: number;
  onOutput: (chunk: Buffer) => void;
}

/** Between the polite and the final signal. */
const graceMs = 2_000;

/**
 * Runs the script in a process group of its own. Whatever the script started ends with it;
 * the group also ends when the pipe on 3 closes, which it does when we are killed.
 */
const guard = `
(trap '' TERM INT HUP; read -r _ <&3; kill -KILL -- -$$) >/dev/null 2>&1 &
exec 3<&-
exec bash "$0"
`;

/** A script of a job that runs on this machine. */
export class Shell {
  readonly ended: Promise<ShellResult>;
  private readonly child: ChildProcess;
  private timedOut = false;

  constructor({ script, cwd, env, timeoutMs, onOutput }: ShellOptions) {
    const child = spawn('bash', ['-c', guard, script], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    // It carries nothing: that it closes is what counts.
    child.stdio[3]?.on('error', () => {});
    const timeout = setTimeout(() => {
      this.timedOut = true;
      this.cancel();
    }, timeoutMs);
    this.ended = this.wait().finally(() => clearTimeout(timeout));
  }

  /** Ends the script and all that it started. */
  cancel(): void {
    this.signal('SIGTERM');
    const killer = setTimeout(() => this.kill(), graceMs);
    this.ended.finally(() => clearTimeout(killer)).catch(() => {});
  }

  /** Ends them at once. */
  kill(): void {
    this.signal('SIGKILL');
  }

  private async wait(): Promise<ShellResult> {
    const { child } = this;
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    // The guard and what the script left running.
    this.kill();
    const outputs = [child.stdout, child.stderr].flatMap(one => one ?? []);
    await Promise.allSettled(outputs.map(output => finished(output)));
    return { exitCode, timedOut: this.timedOut };
  }

  private signal(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) {
      return;
    }
    try {
      process.kill(-pid, signal);
    } catch {
      // The group is gone.
    }
  }
}
