import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec } from '../../scripts/lib/exec.mjs';
import { root } from '../../scripts/lib/paths.mjs';

/** 500 ML projects: 1,500 accounts, 10,000 profiles, 2,000 pipelines with 20 executions each, a year of costs. */
const projects = '500';
const goals = { seconds: 15, gibibytes: 1.5, milliseconds: 20 };
/** What must be there; the first projects of every sandbox come on top. */
const sizes = {
  projects: 500,
  accounts: 1_500,
  profiles: 10_000,
  pipelines: 2_000,
  executions: 40_000,
  costDays: 365,
  costServices: 12,
};
const transform = ['--require', '@backstage/cli/config/nodeTransform.cjs'];

/** Starts a sandbox of that size; gives its process, where AWS is and how long it took. */
async function startSandbox(dataDir, env) {
  const started = performance.now();
  const child = spawn(
    'node',
    [
      ...transform,
      join(root, 'packages/sandbox/src/main.ts'),
      ...['--data', dataDir, '--projects', projects],
      ...['--aws-port', '0', '--idp-port', '0', '--code-host-port', '0'],
    ],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', data => {
      text += data;
      const [, found] = /AWS on (\S+),/.exec(text) ?? [];
      if (found) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The sandbox did not start.')));
  });
  return { child, url, seconds: (performance.now() - started) / 1_000 };
}

/** The most memory that the process ever had. */
function peakGibibytes({ pid }) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)[1]) / 1024 ** 2;
}

async function readLists(url, folder, env) {
  const file = join(folder, 'figures.json');
  const { code, output } = await exec(
    'node',
    [...transform, join(root, 'bench/sandbox/readLists.ts'), url, file],
    { cwd: root, env, label: 'Reading lists' },
  );
  if (code !== 0) throw new Error(output);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Time to ready, size, peak memory and list pages of a sandbox with the largest organization. */
export async function measure(env) {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  const { child, url, seconds } = await startSandbox(
    join(folder, 'state'),
    env,
  );
  try {
    const { lists, counts } = await readLists(url, folder, env);
    const gibibytes = peakGibibytes(child);
    return [
      {
        figure: 'new sandbox ready',
        value: `${seconds.toFixed(1)} s`,
        goal: `under ${goals.seconds} s`,
        ok: seconds < goals.seconds,
      },
      ...lists.map(({ name, median, hasGoal }) => ({
        figure: `${name}, median`,
        value: `${median.toFixed(1)} ms`,
        ...(hasGoal && {
          goal: `under ${goals.milliseconds} ms`,
          ok: median < goals.milliseconds,
        }),
      })),
      ...Object.entries(sizes).map(([name, size]) => ({
        figure: name,
        value: String(counts[name]),
        goal: `at least ${size}`,
        ok: counts[name] >= size,
      })),
      ...Object.entries(counts.seconds).map(([name, value]) => ({
        figure: `reading ${name}`,
        value: `${value.toFixed(1)} s`,
      })),
      {
        figure: 'peak memory',
        value: `${gibibytes.toFixed(2)} GiB`,
        goal: `under ${goals.gibibytes} GiB`,
        ok: gibibytes < goals.gibibytes,
      },
    ];
  } finally {
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
