// Writes AWS's published specification of the resource types that the sandbox makes.
// Usage, in the repository: node --require @backstage/cli/config/nodeTransform.cjs packages/sandbox/specification/writeSpecification.mjs
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const folder = '../src/aws/cloudformation/specification';
const { publishedSpecification } = createRequire(import.meta.url)(
  `${folder}/__testUtils__/publishedSpecification.ts`,
);
const here = dirname(fileURLToPath(import.meta.url));
const text = JSON.stringify(publishedSpecification());
writeFileSync(
  join(here, folder, 'published.json'),
  await format(text, { parser: 'json' }),
);
