import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, run } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { toolchain } from './lib/toolchain.mjs';

function table(rows) {
  const cells = [
    ['figure', 'value', 'goal', ''],
    ...rows.map(({ figure, value, goal, ok }) => [
      figure,
      value,
      goal ?? '',
      ok === undefined ? '' : { true: 'ok', false: 'short' }[ok],
    ]),
  ];
  const widths = cells[0].map((_, i) =>
    Math.max(...cells.map(c => c[i].length)),
  );
  return cells
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

await run(async () => {
  const [name] = process.argv.slice(2);
  const file = join(root, 'bench', name ?? '', 'index.mjs');
  if (!name || !existsSync(file)) {
    const known = readdirSync(join(root, 'bench'))
      .filter(one => existsSync(join(root, 'bench', one, 'index.mjs')))
      .join(', ');
    throw new Failure(`npm run bench -- NAME, where NAME is one of: ${known}`);
  }
  const env = await toolchain();
  await install(env);
  const { measure } = await import(pathToFileURL(file));
  const rows = await measure(env);
  console.log(`\n${table(rows)}`);
  return rows.some(({ ok }) => ok === false) ? 1 : 0;
});
process.exit();
