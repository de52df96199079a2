import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec } from '../../scripts/lib/exec.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { atelier } from '../lib/atelier.mjs';
import { runPortal } from '../lib/runPortal.mjs';

const goal = 1;

async function readPages(env, folder) {
  const file = join(folder, 'figures.json');
  const { code, output } = await exec(
    'node',
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      join(root, 'bench', 'pages', 'readPages.ts'),
      file,
    ],
    { cwd: root, env, label: 'Reading the pages' },
  );
  if (code !== 0) throw new Error(output);
  const { default: figures } = await import(file, { with: { type: 'json' } });
  return figures;
}

/**
 * GET of each route of an ML project against the stock catalog's list on the same backend (p95 of
 * requests in random order), and the calls to AWS that these page views made.
 */
export async function measure(env) {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  try {
    const { catalog, routes, awsCalls } = await runPortal(
      atelier(env, join(folder, 'state')),
      () => readPages(env, folder),
    );
    return [
      { figure: 'p95 of the catalog', value: `${catalog.toFixed(1)} ms` },
      ...routes.map(({ route, p95 }) => ({
        figure: `p95 of ${route}, ratio`,
        value: (p95 / catalog).toFixed(2),
        goal: `at most ${goal}`,
        ok: p95 / catalog <= goal,
      })),
      {
        figure: 'AWS calls of all page views',
        value: String(awsCalls),
        goal: '0',
        ok: awsCalls === 0,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
