import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import permissionModuleMlPlatform from '.';

const dana = 'user:default/dana';
const milo = 'user:default/milo';
const ade = 'user:default/ade';
const groups: Record<string, string> = {
  [dana]: 'group:default/forecasting',
  [milo]: 'group:default/forecasting',
  [ade]: 'group:default/ml-platform',
};

const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'wait' },
  spec: {
    type: 'test',
    parameters: [],
    steps: [{ id: 'wait', action: 'debug:wait', input: { minutes: 9 } }],
  },
};

const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo(credentials) {
      const { userEntityRef } = credentials.principal as {
        userEntityRef: string;
      };
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, groups[userEntityRef]],
      };
    },
  }),
});

// The mock auth service forgets that a plugin asks on behalf of a user;
// the permission backend answers a plugin only when the token says so.
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const service = mockServices.auth({
      pluginId: plugin.getId(),
      disableDefaultAuthPolicy: false,
    });
    const issueToken = service.getPluginRequestToken.bind(service);
    service.getPluginRequestToken = async options =>
      service.isPrincipal(options.onBehalfOf, 'user')
        ? {
            token: mockCredentials.user.token(
              options.onBehalfOf.principal.userEntityRef,
              { actor: { subject: `plugin:${plugin.getId()}` } },
            ),
          }
        : issueToken(options);
    return service;
  },
});

describe('scaffolder tasks under the policy', () => {
  let backend: TestBackend;
  let taskId: string;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        permissionPlugin,
        permissionModuleMlPlatform,
        userInfo,
        auth,
        catalogServiceMock.factory({
          entities: [template, ...Object.keys(groups).map(user)],
        }),
        mockServices.rootConfig.factory({
          data: { permission: { enabled: true } },
        }),
      ],
    });
    const response = await send(dana, 'POST', '/v2/tasks', {
      templateRef: 'template:default/wait',
      values: {},
    });
    taskId = (await response.json()).id;
  });

  // A task that still waits would keep the backend from stopping.
  afterAll(async () => {
    await send(dana, 'POST', `/v2/tasks/${taskId}/cancel`);
    await backend.stop();
  });

  it.each([
    ['its owner', dana, 200],
    ['an admin', ade, 200],
    ['a colleague of the same group', milo, 403],
    ['nobody signed in', undefined, 401],
  ])('can be read by %s: %s gets %d', async (_who, userRef, status) => {
    const task = await send(userRef, 'GET', `/v2/tasks/${taskId}`);
    expect(task.status).toBe(status);
    const events = await send(userRef, 'GET', `/v2/tasks/${taskId}/events`);
    expect(events.status).toBe(status);
  });

  it.each([
    [dana, 1],
    [ade, 1],
    [milo, 0],
  ])('are listed for %s: %d', async (userRef, count) => {
    const response = await send(userRef, 'GET', '/v2/tasks');

    expect(await response.json()).toMatchObject({ totalTasks: count });
  });

  it('can be retried by no colleague', async () => {
    const response = await send(milo, 'POST', `/v2/tasks/${taskId}/retry`, {});

    expect(response.status).toBe(403);
  });

  it('can be cancelled by an admin, not by a colleague', async () => {
    const path = `/v2/tasks/${taskId}/cancel`;

    expect((await send(milo, 'POST', path)).status).toBe(403);
    expect((await send(ade, 'POST', path)).status).toBe(200);
  });

  it.each([
    [dana, 403],
    [ade, 200],
  ])(
    'are tried out (dry run) by admins only: %s gets %d',
    async (ref, status) => {
      const response = await send(ref, 'POST', '/v2/dry-run', {
        template: {
          ...template,
          spec: { ...template.spec, steps: [] },
        },
        values: {},
        directoryContents: [],
      });

      expect(response.status).toBe(status);
    },
  );

  function send(
    userRef: string | undefined,
    method: string,
    path: string,
    body?: unknown,
  ) {
    return fetch(
      `http://localhost:${backend.server.port()}/api/scaffolder${path}`,
      {
        method,
        headers: {
          'content-type': 'application/json',
          authorization: userRef
            ? mockCredentials.user.header(userRef)
            : mockCredentials.none.header(),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      },
    );
  }
});

function user(ref: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: ref.split('/')[1] },
    spec: {},
  };
}
