import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { operationsTable } from './operationsTable';

const page = resolve(__dirname, '../../../docs/sandbox.md');

describe('docs/sandbox.md', () => {
  it('has what the sandbox has: packages/sandbox/docs/writeOperations.mjs writes it', () => {
    const [, written] = readFileSync(page, 'utf8').split(
      /<!-- operations.*? -->\n/,
    );
    expect(written.trim()).toBe(operationsTable());
  });
});
