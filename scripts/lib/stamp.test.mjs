import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { digest, once } from './stamp.mjs';

let folder;
let runs;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-stamp-'));
  runs = 0;
});

afterEach(() => rmSync(folder, { recursive: true }));

const step = async () => {
  runs++;
};
const build = (isThere = true) => {
  const stamp = join(folder, 'out', 'stamp');
  return once(stamp, digest([join(folder, 'source')]), () => isThere, step);
};
const write = text => writeFileSync(join(folder, 'source'), text);

test('a step is done once for the same inputs', async () => {
  write('one');
  await build();
  await build();
  assert.equal(runs, 1);
});

test('a step is done again when its inputs changed or its result is gone', async () => {
  write('one');
  await build();
  write('two');
  await build();
  await build(false);
  assert.equal(runs, 3);
});

test('a step that failed is done again', async () => {
  write('one');
  const failing = once(
    join(folder, 'stamp'),
    'x',
    () => true,
    async () => {
      throw new Error('no disk');
    },
  );
  await assert.rejects(failing, /no disk/);
  await once(join(folder, 'stamp'), 'x', () => true, step);
  assert.equal(runs, 1);
});
