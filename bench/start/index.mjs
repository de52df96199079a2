import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atelier } from '../lib/atelier.mjs';
import { runPortal } from '../lib/runPortal.mjs';
import { sessionMemory } from './sessionMemory.mjs';
import { makeStockApp } from './stockApp.mjs';

const runs = 3;
const goal = 0.6;

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function row(figure, unit, ours, stock) {
  const ratio = median(ours) / median(stock);
  return [
    {
      figure: `${figure}, Atelier`,
      value: `${median(ours).toFixed(2)} ${unit}`,
    },
    {
      figure: `${figure}, stock`,
      value: `${median(stock).toFixed(2)} ${unit}`,
    },
    {
      figure: `${figure}, ratio`,
      value: ratio.toFixed(2),
      goal: `at most ${goal}`,
      ok: ratio <= goal,
    },
  ];
}

function startAndMeasure(portal) {
  return runPortal(portal, ({ seconds, sessionId }) => ({
    seconds,
    gigabytes: sessionMemory(sessionId),
  }));
}

/**
 * Time to ready, and memory of all processes then, of a second `npm start` against `yarn start`
 * of a stock Backstage app of the same version; medians of alternating runs.
 */
export async function measure(env) {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  try {
    const stockApp = await makeStockApp(folder, env);
    const ours = atelier(env, join(folder, 'state'));
    const stock = {
      command: ['yarn', 'start'],
      cwd: stockApp,
      env,
      urls: [
        'http://localhost:7007/.backstage/health/v1/readiness',
        'http://localhost:3000/',
      ],
    };
    // The first start builds and seeds, and fills caches.
    await startAndMeasure(ours);
    await startAndMeasure(stock);
    const measured = { ours: [], stock: [] };
    for (let i = 0; i < runs; i++) {
      measured.ours.push(await startAndMeasure(ours));
      measured.stock.push(await startAndMeasure(stock));
    }
    const figures = (side, key) => measured[side].map(m => m[key]);
    return ['seconds', 'gigabytes'].flatMap(key =>
      row(
        key === 'seconds' ? 'time to ready' : 'memory',
        key === 'seconds' ? 's' : 'GB',
        figures('ours', key),
        figures('stock', key),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
