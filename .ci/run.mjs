import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { passThrough } from '../scripts/lib/exec.mjs';
import {
  resultsDir as results,
  root,
  toolchainDir,
} from '../scripts/lib/paths.mjs';
import { toolchain } from '../scripts/lib/toolchain.mjs';
import { debianPackages, pythonPackages } from './machine.mjs';
import { startPostgres } from '../e2e/support/postgres.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function readCounts(file, count) {
  if (!existsSync(file)) return undefined;
  return count(JSON.parse(readFileSync(file, 'utf8')));
}

/** How a check ends that cannot be made on this machine. */
const notHere = 77;

/** The counts of a step that is one check. */
const oneCheck = code => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 || code === notHere ? 0 : 1,
  skipped: code === notHere ? 1 : 0,
});

/** Runs a step; it counts as one check, or as many as its result file says. */
async function step(name, command, args, { env, counts } = {}) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  const code = await passThrough(command, args, { cwd: root, env });
  const { passed, failed, skipped } = counts
    ? counts() ?? { passed: 0, failed: 1, skipped: 0 }
    : oneCheck(code);
  const isSkipped = !counts && code === notHere;
  const hasFailed = failed > 0 || (code !== 0 && !isSkipped);
  total.passed += passed;
  total.failed += hasFailed ? Math.max(failed, 1) : 0;
  total.skipped += skipped;
  if (hasFailed) failures.push(name);
  const seconds = Math.round((Date.now() - started) / 1000);
  const outcome = isSkipped ? 'skipped' : 'ok';
  console.log(`=== ${name}: ${hasFailed ? 'FAILED' : outcome} (${seconds} s)`);
}

const jestCounts = file => () =>
  readCounts(join(results, file), r => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + r.numRuntimeErrorTestSuites,
    skipped: r.numPendingTests,
  }));
const playwrightCounts = file => () =>
  readCounts(join(results, file), ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await debianPackages([
  ...['chromium', 'git', 'lsof', 'postgresql', 'python3-venv'],
]);
if (spawnSync('java', ['-version']).error) {
  await debianPackages(['default-jre-headless']); // for the OpenAPI generator
}
// What any sandbox of the tests is asked and answers is held to AWS's models in the end.
const recordings = join(results, 'recordings');
process.env.ATELIER_SANDBOX_RECORD = recordings;
const env = await toolchain();
const postgres = await startPostgres();
try {
  await step('npm test', 'npm', ['test'], {
    env: {
      ...process.env,
      BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: postgres.url,
    },
    counts: jestCounts('jest.json'),
  });
  const yarn = (name, args, options) =>
    step(name, 'yarn', args, { env, ...options });
  // The production build needs the declarations that this writes.
  await yarn('types', ['tsc', '--incremental', 'false']);
  await yarn('lint', ['backstage-cli', 'repo', 'lint', '--max-warnings', '0']);
  await yarn('formatting', ['prettier', '--check', '.']);
  await yarn('package manifests', [
    ...['backstage-cli', 'repo', 'fix', '--publish', '--check'],
  ]);
  await yarn('peer dependencies', ['backstage-repo-tools', 'peer-deps']);
  await yarn('API reports', ['build:api-reports:only', '--ci']);
  await step('OpenAPI and the code generated from it', '.ci/openapi', [], {
    env,
  });
  for (const overlay of ['dev', 'production']) {
    await yarn(`configuration schema (${overlay})`, [
      ...['backstage-cli', 'config:check', '--strict', '--lax'],
      ...['--config', 'app-config.yaml'],
      ...['--config', `app-config.${overlay}.yaml`],
    ]);
  }
  await yarn('production build', ['backstage-cli', 'repo', 'build', '--all']);
  const python = await pythonPackages([
    'cfn-lint==1.58.0',
    ...['-r', 'packages/sandbox/clients/requirements.txt'],
  ]);
  await step(
    'products and roles (cfn-lint)',
    join(python, 'bin', 'cfn-lint'),
    ['--template', 'templates/products/*/product.yaml', 'deploy/aws/*.yaml'],
    { env },
  );
  // The rendered repository's own tests with the real SageMaker Python SDK.
  await step(
    'golden path mlops-train-deploy',
    'bash',
    [
      'templates/mlops-train-deploy/tests/check.sh',
      join(toolchainDir, 'mlops-train-deploy'),
    ],
    { env },
  );
  await yarn('journeys in Chromium', ['workspace', 'e2e', 'journeys'], {
    counts: playwrightCounts('journeys.json'),
  });
  await yarn('kill test', ['workspace', 'e2e', 'kill'], {
    counts: playwrightCounts('kill.json'),
  });
  const pythonOption = ['--python', join(python, 'bin', 'python')];
  await step(
    'boto3 and the AWS CLI on the sandbox',
    'node',
    [
      ...['packages/sandbox/clients/run.mjs', ...pythonOption],
      ...['--results', join(results, 'clients.json')],
    ],
    { env, counts: () => readCounts(join(results, 'clients.json'), r => r) },
  );
  const conformance = 'packages/sandbox/conformance';
  await step(
    "the sandbox's constraints against AWS's models",
    'node',
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      ...[`${conformance}/constraints.mjs`, ...pythonOption],
    ],
    { env },
  );
  await step(
    "all recorded requests and answers against AWS's models",
    'node',
    [`${conformance}/check.mjs`, recordings, ...pythonOption],
    { env },
  );
} finally {
  await postgres.stop();
}

if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(
  `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
