import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

// The permission backend with the policy. One is user:default/mock, of the group that `ownershipEntityRefs` names:
//
//   curl http://localhost:7007/api/permission/authorize -H 'Content-Type: application/json' -d '{"items": [{"id": "1",
//     "permission": {"type": "basic", "name": "scaffolder.template.management", "attributes": {}}}]}'

const backend = createBackend();

backend.add(
  mockServices.rootConfig.factory({
    data: {
      backend: {
        baseUrl: 'http://localhost:7007',
        listen: { host: '127.0.0.1', port: 7007 },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
      permission: { enabled: true },
    },
  }),
);
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () =>
      mockServices.userInfo({
        ownershipEntityRefs: ['user:default/mock', 'group:default/ml-platform'],
      }),
  }),
);
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('../src'));

backend.start();
