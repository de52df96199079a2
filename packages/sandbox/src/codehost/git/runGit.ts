import { spawn } from 'node:child_process';

/** How a git command is run. */
export interface GitOptions {
  input?: string | Buffer;
  env?: Record<string, string>;
  /** More output than this fails the command. */
  maxBytes?: number;
}

/** A git command that failed. */
export class GitError extends Error {
  constructor(readonly command: string, readonly stderr: string) {
    super(`git ${command} failed: ${stderr.trim()}`);
    this.name = 'GitError';
  }
}

const defaultMaxBytes = 64 * 1024 * 1024;
const timeoutMs = 60_000;

/** What git sees of the environment: none of the machine's own settings. */
export function gitEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: '/nonexistent',
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    // Paths are paths, not patterns.
    GIT_LITERAL_PATHSPECS: '1',
  };
}

/** Runs a git command in a bare repository and gives what it prints. */
export async function runGit(
  repository: string,
  args: readonly string[],
  { input, env, maxBytes = defaultMaxBytes }: GitOptions = {},
): Promise<Buffer> {
  const command = args[0];
  const child = spawn('git', ['--git-dir', repository, ...args], {
    env: { ...gitEnvironment(), ...env },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[] = [];
  let size = 0;
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) {
      stderr = `more than ${maxBytes} bytes of output`;
      child.kill('SIGKILL');
    } else {
      chunks.push(chunk);
    }
  });
  child.stderr.on('data', chunk => {
    stderr = (stderr + chunk).slice(0, 4_096);
  });
  // A command that ends early closes its input; its exit code says why.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new GitError(command, stderr || `it ended with ${code}`);
  }
  return Buffer.concat(chunks);
}
