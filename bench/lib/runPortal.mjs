import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

async function answers(url) {
  const response = await fetch(url).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.ok ?? false;
}

/**
 * Starts a portal in a session of its own, waits until all its URLs answer and its output has the
 * ready line, gives the seconds that took and the session's id to `use`, and stops all it started.
 */
export async function runPortal(
  { command, cwd, env, urls, readyLine = '' },
  use,
) {
  const [program, ...args] = command;
  const started = Date.now();
  const child = spawn(program, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      output += chunk;
    });
  }
  const ended = new Promise(resolve => child.on('close', resolve));
  try {
    const deadline = started + 300_000;
    for (;;) {
      const all = await Promise.all(urls.map(answers));
      if (all.every(Boolean) && output.includes(readyLine)) break;
      if (Date.now() > deadline || child.exitCode !== null) {
        const end = output.split('\n').slice(-40).join('\n');
        throw new Error(`${command.join(' ')} did not start:\n${end}`);
      }
      await sleep(100);
    }
    const seconds = (Date.now() - started) / 1000;
    return await use({ seconds, sessionId: child.pid });
  } finally {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGINT');
    const killer = setTimeout(
      () => process.kill(-child.pid, 'SIGKILL'),
      15_000,
    );
    await ended;
    clearTimeout(killer);
  }
}
