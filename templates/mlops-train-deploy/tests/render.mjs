// Renders the golden path's repository into a folder, with the scaffolder's own action and the values of template.yaml:
//   node templates/mlops-train-deploy/tests/render.mjs OUT ['{"objective": "reg:squarederror", "region": "eu-central-1"}']
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const {
  createFetchTemplateAction,
} = require('@backstage/plugin-scaffolder-backend');
const { ScmIntegrations } = require('@backstage/integration');
const { ConfigReader } = require('@backstage/config');
const { parse } = require('yaml');

const templateFile = fileURLToPath(
  new URL('../template.yaml', import.meta.url),
);
const codeHost = 'gitlab.example.com';

const defaults = {
  project: 'demand-forecast',
  owner: 'group:default/forecasting',
  costCenter: 'CC-1001',
  name: 'churn',
  region: 'eu-west-1',
  hubAccountId: '100200300402',
  accounts: {
    dev: '201000000011',
    preprod: '201000000012',
    prod: '201000000013',
  },
  objective: 'binary:logistic',
  targetColumn: 'target',
  instanceType: 'ml.m5.large',
};

/** What the steps before `fetch:template` give, for an ML project of these values. */
function contextOf(values) {
  const path = `${values.owner.split('/')[1]}/${values.name}`;
  return {
    parameters: values,
    steps: {
      resolve: {
        output: {
          owner: values.owner,
          partition: 'aws',
          region: values.region,
          hubAccountId: values.hubAccountId,
          accounts: values.accounts,
          tags: {
            'atelier:project': values.project,
            'atelier:cost-center': values.costCenter,
            'atelier:owner': values.owner,
          },
        },
      },
      repository: {
        output: { host: codeHost, codeHostUrl: `https://${codeHost}`, path },
      },
    },
  };
}

/** Puts the values in the place of `${{ a.b.c }}`; the inputs of that step hold nothing else. */
function fillIn(input, context) {
  return JSON.parse(JSON.stringify(input), (_key, value) => {
    const path = /^\$\{\{ ([\w.]+) \}\}$/.exec(value)?.[1];
    return path
      ? path.split('.').reduce((part, key) => part[key], context)
      : value;
  });
}

export async function render(out, changes = {}) {
  const template = parse(readFileSync(templateFile, 'utf8'));
  const step = template.spec.steps.find(
    ({ action }) => action === 'fetch:template',
  );
  const input = fillIn(step.input, contextOf({ ...defaults, ...changes }));
  const workspacePath = mkdtempSync(join(tmpdir(), 'golden-path-'));
  try {
    await createFetchTemplateAction({
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      reader: {},
    }).handler({
      input,
      workspacePath,
      templateInfo: { baseUrl: pathToFileURL(templateFile).href },
      logger: { info() {}, warn() {}, error() {}, debug() {} },
      checkpoint: ({ fn }) => fn(),
      createTemporaryDirectory: async () =>
        mkdtempSync(join(workspacePath, 'tmp-')),
      output() {},
    });
    cpSync(join(workspacePath, input.targetPath), out, { recursive: true });
  } finally {
    rmSync(workspacePath, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out, changes = '{}'] = process.argv.slice(2);
  if (!out) {
    console.error('Say where to: render.mjs OUT [\'{"name": "..."}\']');
    process.exit(2);
  }
  await render(out, JSON.parse(changes));
}
