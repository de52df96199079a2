import { spawn } from 'node:child_process';

const maxErrorText = 4_096;

/** Runs a program of ours to its end. Rejects with its error output where it fails. */
export async function execute(
  command: string,
  args: readonly string[],
  {
    cwd,
    env,
    timeoutMs,
  }: { cwd: string; env?: Record<string, string>; timeoutMs: number },
): Promise<void> {
  const child = spawn(command, args, {
    cwd,
    env: env ?? { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let errors = '';
  child.stderr.on('data', chunk => {
    errors = (errors + chunk).slice(0, maxErrorText);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`${command} ended with ${code}: ${errors.trim()}`);
  }
}
