import { spawn, ChildProcess as NodeProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** A TypeScript program of this repository, running in a process of its own. */
export class ChildProcess {
  readonly #process: NodeProcess;
  readonly #ended: Promise<void>;
  readonly #logFile: string;

  constructor(options: {
    script: string;
    args: string[];
    /** Default: the repository. */
    cwd?: string;
    env?: Record<string, string>;
    /** File that gets all output. */
    logFile: string;
  }) {
    this.#logFile = options.logFile;
    const log = openSync(options.logFile, 'a');
    this.#process = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(root, options.script),
        ...options.args,
      ],
      {
        cwd: join(root, options.cwd ?? ''),
        env: {
          ...process.env,
          // Each test starts the portal many times.
          NODE_COMPILE_CACHE: join(root, '.atelier/compile-cache'),
          ...options.env,
        },
        stdio: ['ignore', log, log],
      },
    );
    closeSync(log);
    this.#ended = new Promise((resolve, reject) => {
      this.#process.once('exit', () => resolve());
      this.#process.once('error', reject);
    });
  }

  /** Throws when the process has ended by itself, so that nobody waits for it in vain. */
  assertRunning() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) {
      throw new Error(`The process has ended; see ${this.#logFile}`);
    }
  }

  /** Stops the process where it is, as a long pause of its machine would, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT') {
    this.#process.kill(signal);
  }

  /** Sends the signal and waits until the process is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#process.kill(signal);
    await this.#ended;
  }
}
