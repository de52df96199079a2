import { spawn } from 'node:child_process';

/**
 * Runs a command to its end, its output kept; while it runs, a line with the time gone by
 * is shown on a terminal.
 */
export function exec(command, args, { cwd, env, label }) {
  return new Promise(resolve => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', chunk => {
        output += chunk;
      });
    }
    const show = process.stdout.isTTY
      ? setInterval(
          () => process.stdout.write(`\r  ${label} … ${seconds()} s`),
          1000,
        )
      : undefined;
    if (!show) console.log(`  ${label} …`);
    child.on('error', error => {
      output += error.message;
    });
    // Comes after an error too, with a code below 0.
    child.on('close', code => {
      clearInterval(show);
      if (show) process.stdout.write('\r\u001b[K');
      console.log(
        `  ${label}: ${code === 0 ? 'done' : 'failed'} (${seconds()} s)`,
      );
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a command to its end on this terminal and gives its exit code. Ctrl-C reaches it by itself;
 * what only this process gets is handed on.
 */
export function passThrough(command, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    const handOn = signal => child.kill(signal);
    const signals = ['SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, handOn);
    child.on('error', reject);
    child.on('close', code => {
      for (const signal of signals) process.off(signal, handOn);
      resolve(code ?? 1);
    });
  });
}
