// Renders the golden path's repository into a folder, with the scaffolder's own action and the values of template.yaml:
//   node templates/mlops-train-deploy/tests/render.mjs OUT ['{"objective": "reg:squarederror", "region": "eu-central-1"}']
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
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

/** What the action `sagemaker:pipeline:data-keys` gives. */
function dataKeys(name, folder) {
  return Object.fromEntries(
    readdirSync(folder).map(file => {
      const content = readFileSync(join(folder, file));
      const digest = createHash('sha256').update(content).digest('hex');
      return [file, `${name}/data/${digest.slice(0, 16)}/${file}`];
    }),
  );
}

export async function render(out, changes = {}) {
  const template = parse(readFileSync(templateFile, 'utf8'));
  const context = contextOf({ ...defaults, ...changes });
  const workspacePath = mkdtempSync(join(tmpdir(), 'golden-path-'));
  const inputOf = id =>
    fillIn(template.spec.steps.find(step => step.id === id).input, context);
  const fetchTemplate = async id =>
    createFetchTemplateAction({
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      reader: {},
    }).handler({
      input: inputOf(id),
      workspacePath,
      templateInfo: { baseUrl: pathToFileURL(templateFile).href },
      logger: { info() {}, warn() {}, error() {}, debug() {} },
      checkpoint: ({ fn }) => fn(),
      createTemporaryDirectory: async () =>
        mkdtempSync(join(workspacePath, 'tmp-')),
      output() {},
    });
  try {
    await fetchTemplate('data');
    const { name, data } = inputOf('keys');
    const keys = dataKeys(name, join(workspacePath, data));
    context.steps.keys = { output: { keys } };
    await fetchTemplate('fetch');
    const { targetPath } = inputOf('fetch');
    cpSync(join(workspacePath, targetPath), out, { recursive: true });
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
