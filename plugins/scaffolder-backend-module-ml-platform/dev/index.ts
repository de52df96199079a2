import { portalConfig, startSandbox } from '@atelier/sandbox';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// The scaffolder with the actions, on a sandbox of its own that begins anew each time. One is user:default/mock,
// who belongs to the group that owns the ML project demand-forecast:
//
//   curl http://localhost:7007/api/scaffolder/v2/actions
//   curl http://localhost:7007/api/scaffolder/v2/dry-run -H 'Content-Type: application/json' -d '{"values": {},
//     "directoryContents": [], "template": {"apiVersion": "scaffolder.backstage.io/v1beta3", "kind": "Template",
//     "metadata": {"name": "try"}, "spec": {"type": "try", "owner": "user:mock", "steps": [{"id": "resolve",
//     "name": "Resolve", "action": "ml-platform:project:resolve", "input": {"project": "demand-forecast",
//     "stage": "dev"}}]}}}'

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
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'mock', namespace: 'default' },
          spec: { memberOf: ['forecasting'] },
          relations: [
            { type: 'memberOf', targetRef: 'group:default/forecasting' },
          ],
        },
      ],
    }),
  );
  backend.add(import('@backstage/plugin-scaffolder-backend'));
  backend.add(import('../src'));
  await backend.start();
}

main();
