import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { operationsTable } from './operationsTable';

const page = resolve(__dirname, '../../../docs/sandbox.md');

/** Without the spaces and dashes that line up a table's columns. */
const bare = (text: string) =>
  text.replace(/-{3,}/g, '---').replace(/ +/g, ' ');

describe('docs/sandbox.md', () => {
  it('has the operations and types that the sandbox has: packages/sandbox/docs/writeOperations.mjs writes them', () => {
    const [, written] = readFileSync(page, 'utf8').split(
      /<!-- operations.*? -->\n/,
    );
    expect(bare(written).trim()).toBe(bare(operationsTable()).trim());
  });
});
