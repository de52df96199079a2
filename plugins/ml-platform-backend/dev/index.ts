import { portalConfig, startSandbox } from '@atelier/sandbox';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// The plugin alone, on a sandbox of its own that begins anew each time. Without a header one is user:default/mock;
// another person:
//
//   curl http://localhost:7007/api/ml-platform/projects \
//     -H 'Authorization: Bearer mock-user-token:{"sub":"user:default/ravi.patel"}'

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
  backend.add(
    catalogServiceMock.factory({
      entities: ['mock', 'ravi.patel'].map(name => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { name, namespace: 'default' },
        spec: { memberOf: ['forecasting'] },
        relations: [
          { type: 'memberOf', targetRef: 'group:default/forecasting' },
        ],
      })),
    }),
  );
  backend.add(import('../src'));
  await backend.start();
}

main();
