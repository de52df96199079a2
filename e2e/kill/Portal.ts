import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildProcess } from './ChildProcess';
import { Sandbox } from './Sandbox';
import { waitFor } from './waitFor';

/** The portal's backend in a process of its own, on a state directory that outlives it. */
export class Portal {
  readonly #process: ChildProcess;
  readonly #url: string;

  /** Starts it and waits until it is ready. */
  static async start(options: {
    stateDirectory: string;
    port: number;
    sandbox: Sandbox;
    /** A replica's port and databases: what it shares with the others. */
    shared?: { port: number; databaseUrl: string };
  }): Promise<Portal> {
    const { stateDirectory, port, sandbox } = options;
    mkdirSync(stateDirectory, { recursive: true });
    const overlay = join(stateDirectory, 'app-config.kill.yaml');
    writeFileSync(overlay, overlayOf(options));
    const portal = new Portal(
      portalUrl(port),
      new ChildProcess({
        script: 'packages/backend/src/index.ts',
        args: ['--config', '../../app-config.yaml', '--config', overlay],
        // Paths in app-config.yaml are relative to the backend's folder.
        cwd: 'packages/backend',
        env: {
          NODE_ENV: 'production',
          ATELIER_STATE_DIR: stateDirectory,
          ATELIER_BACKEND_SECRET: 'a-secret-for-this-test-and-nothing-else',
          ATELIER_OIDC_ISSUER: sandbox.issuerUrl,
          ATELIER_OIDC_CLIENT_SECRET: 'sandbox-oidc-client-secret',
          ATELIER_AWS_ACCESS_KEY_ID: 'AKIAATELIERPORTAL001',
          ATELIER_AWS_SECRET_ACCESS_KEY:
            'sandbox-portal-secret-key-not-for-aws',
          AWS_ENDPOINT_URL: sandbox.awsUrl,
          ATELIER_GITLAB_HOST: new URL(sandbox.codeHostUrl).host,
          ATELIER_GITLAB_URL: sandbox.codeHostUrl,
          ATELIER_GITLAB_TOKEN: 'glpat-sandbox-portal-token',
        },
        logFile: join(stateDirectory, 'portal.log'),
      }),
    );
    try {
      await waitFor('the portal', async () => {
        portal.#process.assertRunning();
        const response = await fetch(
          `${portal.#url}/.backstage/health/v1/readiness`,
        );
        return response.ok ? true : undefined;
      });
    } catch (error) {
      await portal.kill();
      throw error;
    }
    return portal;
  }

  private constructor(url: string, process: ChildProcess) {
    this.#url = url;
    this.#process = process;
  }

  /** Stops it where it is. */
  pause() {
    this.#process.signal('SIGSTOP');
  }

  /** Lets it go on where it was stopped. */
  resume() {
    this.#process.signal('SIGCONT');
  }

  async kill(): Promise<void> {
    await this.#process.end('SIGKILL');
  }
}

/** Where the portal is, as people and the identity provider know it. */
export function portalUrl(port: number): string {
  return `http://localhost:${port}`;
}

/**
 * What differs from app-config.yaml (JSON is YAML): the place, how soon an abandoned task is taken up again,
 * and that it does without the frontend. Replicas have one address, as behind a load balancer, and one PostgreSQL.
 */
function overlayOf({
  stateDirectory,
  port,
  shared,
}: {
  stateDirectory: string;
  port: number;
  shared?: { port: number; databaseUrl: string };
}): string {
  const url = portalUrl(shared?.port ?? port);
  return JSON.stringify({
    app: { baseUrl: url, disableStaticFallbackCache: true },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      cors: { origin: url },
      ...(shared && {
        workingDirectory: stateDirectory,
        database: { client: 'pg', connection: shared.databaseUrl },
      }),
      startup: { plugins: { app: { onPluginBootFailure: 'continue' } } },
    },
    scaffolder: { taskRecovery: { staleTimeout: { seconds: 5 } } },
  });
}
