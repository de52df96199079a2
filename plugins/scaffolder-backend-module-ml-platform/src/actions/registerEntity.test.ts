import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { createRegisterEntityAction } from './registerEntity';

const repoContentsUrl =
  'https://gitlab.example.com/forecasting/churn/-/blob/main';
const catalogInfoUrl = `${repoContentsUrl}/catalog-info.yaml`;
const component = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: churn}
spec: {type: ml-pipeline, lifecycle: experimental, owner: forecasting}
`;
const data = {
  integrations: {
    gitlab: [
      {
        host: 'gitlab.example.com',
        apiBaseUrl: 'https://gitlab.example.com/api/v4',
      },
    ],
  },
};

describe('ml-platform:catalog:register', () => {
  const credentials = mockCredentials.user();
  let backend: TestBackend;
  let catalog: CatalogService;

  beforeAll(async () => {
    const reader = mockServices.urlReader.mock({
      search: async url => ({
        files: [{ url, content: async () => Buffer.from(component) }],
        etag: '',
      }),
    });
    backend = await startTestBackend({
      features: [
        catalogBackend,
        mockServices.rootConfig.factory({ data }),
        reader.factory,
        createBackendPlugin({
          pluginId: 'test',
          register(env) {
            env.registerInit({
              deps: { service: catalogServiceRef },
              async init({ service }) {
                catalog = service;
              },
            });
          },
        }),
      ],
    });
  });

  afterAll(() => backend?.stop());

  async function register(isDryRun = false) {
    const output = jest.fn();
    const action = createRegisterEntityAction({
      catalog,
      integrations: ScmIntegrations.fromConfig(
        mockServices.rootConfig({ data }),
      ),
    });
    await action.handler({
      input: { repoContentsUrl },
      isDryRun,
      logger: mockServices.logger.mock(),
      getInitiatorCredentials: async () => credentials,
      output,
    } as unknown as Parameters<typeof action.handler>[0]);
    return Object.fromEntries(output.mock.calls);
  }

  const locations = async () =>
    (await catalog.getLocations({}, { credentials })).items.map(
      ({ target }) => target,
    );

  it('adds nothing in a dry run', async () => {
    expect(await register(true)).toEqual({ catalogInfoUrl });
    expect(await locations()).toEqual([]);
  });

  it('adds the file once, however often it runs, and gives its entity each time', async () => {
    const registered = { catalogInfoUrl, entityRef: 'component:default/churn' };

    expect(await register()).toEqual(registered);
    expect(await register()).toEqual(registered);

    expect(await locations()).toEqual([catalogInfoUrl]);
  });
});
