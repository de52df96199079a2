import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { root, stateDir } from './paths.mjs';

const running = new Set();

function logEnd(file) {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-15).join('\n');
}

/** Starts a long-running Node process whose output goes to a log file. */
export function start(name, args, { cwd = root, env, onExit }) {
  const logs = join(stateDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const logFile = join(logs, `${name}.log`);
  const log = createWriteStream(logFile);
  const child = spawn('node', args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise(resolve => child.on('close', resolve));
  const service = { name, child, ended, logFile, stopping: false };
  running.add(service);
  child.on('close', code => {
    running.delete(service);
    log.end();
    if (!service.stopping) onExit(service, code);
  });
  return service;
}

/** Waits until a URL answers 200, or fails when the process ends or takes too long. */
export async function ready(service, url, seconds) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (service.child.exitCode !== null || service.child.signalCode !== null)
      break;
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Failure(
    `The ${service.name} did not start. The end of ${
      service.logFile
    }:\n${logEnd(service.logFile)}`,
  );
}

/** Ends this process as SIGTERM does when what started it is gone: npm that is killed takes only its shell along. */
export function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/** Stops every process that was started here, the last one first; says whether there was one. */
export async function stopAll() {
  const services = [...running].reverse();
  for (const service of services) {
    service.stopping = true;
    service.child.kill('SIGTERM');
    const killer = setTimeout(() => service.child.kill('SIGKILL'), 8000);
    await service.ended;
    clearTimeout(killer);
  }
  return services.length > 0;
}
