// Writes what the sandbox has of AWS into docs/sandbox.md.
// Usage, in the repository: node --require @backstage/cli/config/nodeTransform.cjs packages/sandbox/docs/writeOperations.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { operationsTable } = createRequire(import.meta.url)(
  '../src/operationsTable.ts',
);
const here = dirname(fileURLToPath(import.meta.url));
const page = join(here, '../../../docs/sandbox.md');

const text = readFileSync(page, 'utf8').replace(
  /(?<=<!-- operations, .*-->\n)[^]*(?=<!-- operations end -->)/,
  () => `\n${operationsTable()}\n\n`,
);
writeFileSync(page, text);
