import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// The plugin alone, on the AWS that AWS_ENDPOINT_URL names (the sandbox), with the config of the repository's root.
// Without a header one is user:default/mock; another person:
//
//   curl http://localhost:7007/api/ml-platform/projects \
//     -H 'Authorization: Bearer mock-user-token:{"sub":"user:default/ravi.patel"}'

const backend = createBackend();

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
      relations: [{ type: 'memberOf', targetRef: 'group:default/forecasting' }],
    })),
  }),
);
backend.add(import('../src'));

backend.start();
