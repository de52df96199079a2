import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateDir } from './paths.mjs';
import { ports } from './ports.mjs';

/** The key that signs the portal's own tokens: made once, kept with the rest of the state. */
function backendSecret() {
  const file = join(stateDir, 'backend-secret');
  if (!existsSync(file)) {
    mkdirSync(stateDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

/** What app-config.yaml takes from the environment, and where the AWS SDK finds the sandbox. */
export function portalEnvironment(env) {
  return {
    ...env,
    ATELIER_STATE_DIR: stateDir,
    ATELIER_BACKEND_SECRET: backendSecret(),
    ATELIER_OIDC_ISSUER: `http://localhost:${ports.identityProvider}`,
    ATELIER_OIDC_CLIENT_SECRET: 'sandbox-oidc-client-secret',
    ATELIER_AWS_ACCESS_KEY_ID: 'AKIAATELIERPORTAL001',
    ATELIER_AWS_SECRET_ACCESS_KEY: 'sandbox-portal-secret-key-not-for-aws',
    ATELIER_GITLAB_HOST: `localhost:${ports.codeHost}`,
    ATELIER_GITLAB_URL: `http://localhost:${ports.codeHost}`,
    ATELIER_GITLAB_TOKEN: 'glpat-sandbox-portal-token',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${ports.aws}`,
    NODE_COMPILE_CACHE: join(stateDir, 'compile-cache'),
    LOG_LEVEL: env.LOG_LEVEL ?? 'info',
  };
}
