import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Memory of the processes of a session (`setsid`), each page counted once: their PSS. */
function sessionMemory(sessionId) {
  let kilobytes = 0;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const session = Number(
        stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3],
      );
      if (session !== sessionId) continue;
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)[1]);
    } catch (error) {
      if (!['ENOENT', 'ESRCH'].includes(error.code)) throw error;
    }
  }
  return kilobytes / 1e6;
}

async function answers(url) {
  const response = await fetch(url).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.ok ?? false;
}

/** Starts a portal, waits until all its URLs answer, measures, and stops all it started. */
export async function startAndMeasure({
  command,
  cwd,
  env,
  urls,
  readyLine = '',
}) {
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
        throw new Error(`${command.join(' ')} did not start:\n${output}`);
      }
      await sleep(100);
    }
    const seconds = (Date.now() - started) / 1000;
    return { seconds, gigabytes: sessionMemory(child.pid) };
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
