import { join } from 'node:path';
import { root, stateDir } from './paths.mjs';
import { ports } from './ports.mjs';
import { ready, start } from './processes.mjs';

const transform = ['--require', '@backstage/cli/config/nodeTransform.cjs'];

/**
 * Starts the sandbox and waits until it answers. After sign-in it sends people to the portal's
 * backend; with a runner, it executes the CI jobs of its repositories on this machine.
 */
export async function startSandbox(
  env,
  onExit,
  { runner = false, backendPort = ports.portal } = {},
) {
  const sandbox = start(
    'sandbox',
    [
      ...transform,
      'packages/sandbox/src/main.ts',
      ...['--data', join(stateDir, 'sandbox')],
      ...['--aws-port', String(ports.aws)],
      ...['--idp-port', String(ports.identityProvider)],
      ...['--code-host-port', String(ports.codeHost)],
      ...(runner ? ['--runner'] : []),
      ...['--speed', '10'],
      ...['--portal-origin', `http://localhost:${backendPort}`],
    ],
    { env, onExit },
  );
  await ready(sandbox, `http://127.0.0.1:${ports.aws}/_sandbox/health`, 30);
}

/** Starts the portal's backend, which serves the built frontend, and waits until it is ready. */
export async function startPortal(env, onExit) {
  const portal = start(
    'portal',
    [...transform, 'src/index.ts', ...['--config', '../../app-config.yaml']],
    {
      // Paths in app-config.yaml are relative to the backend's folder.
      cwd: join(root, 'packages', 'backend'),
      env: { ...env, NODE_ENV: 'production' },
      onExit,
    },
  );
  await ready(
    portal,
    `http://127.0.0.1:${ports.portal}/.backstage/health/v1/readiness`,
    120,
  );
}
