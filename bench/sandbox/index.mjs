import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSandbox } from '../../packages/sandbox/spawnSandbox.mjs';
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

/** The most memory that the process ever had. */
function peakGibibytes(pid) {
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
  const started = performance.now();
  const sandbox = await spawnSandbox(
    ['--data', join(folder, 'state'), '--projects', projects],
    env,
  );
  const seconds = (performance.now() - started) / 1_000;
  try {
    const { lists, counts } = await readLists(sandbox.url, folder, env);
    const gibibytes = peakGibibytes(sandbox.pid);
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
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
