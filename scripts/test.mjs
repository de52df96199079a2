import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { passThrough } from './lib/exec.mjs';
import { run } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { resultsDir, root } from './lib/paths.mjs';
import { toolchain } from './lib/toolchain.mjs';

const results = join(resultsDir, 'jest.json');

await run(async () => {
  const env = {
    ...(await toolchain()),
    // Without a PostgreSQL in the environment, database tests run on SQLite alone.
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
  };
  await install(env);
  const ownCode = await passThrough(
    'node',
    ['--test', '--test-reporter=dot', 'scripts/**/*.test.mjs'],
    { cwd: root, env },
  );
  mkdirSync(resultsDir, { recursive: true });
  rmSync(results, { force: true });
  const code = await passThrough(
    'yarn',
    [
      ...['backstage-cli', 'repo', 'test', '--watchAll=false'],
      ...['--json', '--outputFile', results],
      ...process.argv.slice(2),
    ],
    { cwd: root, env },
  );
  if (!existsSync(results)) return code || 1;
  const {
    numPassedTests: passed,
    numFailedTests,
    numRuntimeErrorTestSuites,
    numPendingTests: skipped,
  } = JSON.parse(readFileSync(results, 'utf8'));
  // A suite that cannot be loaded has no tests that could fail.
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return passed === 0 ? 1 : code || ownCode;
});
