import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { parse } from 'yaml';
import { writeBrokenTemplates } from './support/brokenTemplates';

const root = join(__dirname, '..');

/** The catalog's own locations, and templates that must be refused. */
function catalogLocations() {
  const { catalog } = parse(
    readFileSync(join(root, 'app-config.yaml'), 'utf8'),
  );
  const broken = writeBrokenTemplates(
    join(root, 'test-results', 'broken-templates'),
  );
  return [
    ...catalog.locations,
    ...broken.map(target => ({
      type: 'file',
      target,
      rules: [{ allow: ['Template'] }],
    })),
  ];
}

/** Journeys run against `npm start` itself, on a state of their own. */
export default defineConfig({
  testDir: 'journeys',
  outputDir: join(root, 'test-results', 'journeys'),
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: join(root, 'test-results', 'journeys.json') }],
  ],
  use: {
    baseURL: 'http://localhost:3000',
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'npm start -- --reset --runner',
    cwd: root,
    env: {
      ATELIER_STATE_DIR: join(root, '.atelier', 'journeys'),
      APP_CONFIG_catalog_locations: JSON.stringify(catalogLocations()),
    },
    url: 'http://localhost:3000/.backstage/health/v1/readiness',
    timeout: 600_000,
    reuseExistingServer: false,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
