import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** The kill test starts and kills its own portal, so it has no web server and much time. */
export default defineConfig({
  testDir: 'kill',
  outputDir: join(__dirname, '../test-results/kill'),
  // Each file has its own sandbox and ports, and mostly waits: there may be more of them than cores.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 20 * 60_000,
  reporter: [
    ['list'],
    ['json', { outputFile: join(__dirname, '../test-results/kill.json') }],
  ],
});
