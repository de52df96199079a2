import { portalConfig, startSandbox } from '@atelier/sandbox';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';

// The catalog with the module, on a sandbox of its own that begins anew each time:
//
//   curl 'http://localhost:7007/api/catalog/entities?filter=kind=system'

async function main() {
  const sandbox = await startSandbox({ speed: 10 });
  process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;

  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        ...portalConfig,
        backend: {
          baseUrl: 'http://localhost:7007',
          listen: { host: '127.0.0.1', port: 7007 },
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
      },
    }),
  );
  backend.add(mockServices.auth.factory());
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.permissions.factory());
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('../src'));
  await backend.start();
}

main();
