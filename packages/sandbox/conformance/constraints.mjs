// Holds the input shapes of the sandbox's operations to AWS's own models: every member and every
// constraint of the model, and no other.
// Usage, in the repository:
//   node --require @backstage/cli/config/nodeTransform.cjs packages/sandbox/conformance/constraints.mjs [--models FOLDER] [--python PYTHON]
// Options and end are those of check.mjs.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { compareShapes } from './compareShapes.mjs';
import { shapeDeviations } from './deviations.mjs';
import { modelOptions, openModels, skipped } from './models.mjs';

const { services } = createRequire(import.meta.url)('../src/aws/services.ts');

async function main() {
  const all = await openModels(parseArgs({ options: modelOptions }).values);
  if (!all) {
    console.log(
      'SKIPPED: the AWS models are not on this machine; no constraint was held to them.',
    );
    return skipped;
  }
  const operations = services.flatMap(service =>
    [...service.operations.keys()].map(name => ({ service, name })),
  );
  const unused = new Set(shapeDeviations);
  const differences = operations.flatMap(({ service, name }) => {
    const id = `${service.id}:${name}`;
    const models = all.find(service.id, name);
    if (!models) {
      return [`${id} is in no model here`];
    }
    const { input } = service.operations.get(name);
    return [...compareShapes(models.shapes(service.id, name), input, service)]
      .map(([place, what]) => `${id} ${place} ${what}`)
      .filter(text => {
        const known = shapeDeviations.find(({ where }) => where.test(text));
        unused.delete(known);
        return !known;
      });
  });
  const left = [...unused].map(({ where }) => `No difference is ${where}`);
  for (const text of [...differences, ...left]) {
    console.log(text);
  }
  console.log(
    `${operations.length} operations: ${differences.length} differences of their constraints`,
  );
  return differences.length + left.length > 0 ? 1 : 0;
}

process.exitCode = await main();
