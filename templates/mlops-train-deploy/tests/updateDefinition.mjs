// After a change of the skeleton's pipeline: makes its definition.json anew, with the real SDK and placeholders for values.
//   PYTHON=<venv with skeleton/requirements.txt>/bin/python node templates/mlops-train-deploy/tests/updateDefinition.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { render } from './render.mjs';

const markers = {
  name: 'xxnamexx',
  hubAccountId: '999999999991',
  accounts: { dev: '999999999992' },
  targetColumn: 'xxtargetxx',
  instanceType: 'ml.xxinstancexx.large',
};
const imageAccount = '141502667606';

const expressions = [
  [
    new RegExp(`${markers.name}/data/[0-9a-f]{16}/sample.csv`, 'g'),
    "${{ values.dataKeys['sample.csv'] }}",
  ],
  ['arn:aws:', 'arn:${{ values.partition }}:'],
  ['eu-west-1', '${{ values.region }}'],
  [imageAccount, '${{ values.imageAccounts[values.region] }}'],
  [markers.name, '${{ values.name }}'],
  [markers.hubAccountId, '${{ values.hubAccountId }}'],
  [markers.accounts.dev, '${{ values.accounts.dev }}'],
  [markers.targetColumn, '${{ values.targetColumn }}'],
  [markers.instanceType, '${{ values.instanceType }}'],
  ['binary:logistic', '${{ values.objective }}'],
  [
    /\bauc\b/g,
    "${{ 'auc' if values.objective == 'binary:logistic' else 'r2' }}",
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'definition-'));
try {
  await render(folder, markers);
  execFileSync(process.env.PYTHON ?? 'python3', ['-m', 'pipeline.pipeline'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const made = readFileSync(join(folder, 'pipeline/definition.json'), 'utf8');
  writeFileSync(
    new URL('../skeleton/pipeline/definition.json', import.meta.url),
    expressions.reduce(
      (text, [value, expression]) => text.replaceAll(value, () => expression),
      made,
    ),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
