import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { mlPlatformSection } from './__testUtils__/testConfig';
import {
  AccountDirectory,
  accountDirectoryServiceRef,
  AwsClients,
  awsClientsServiceRef,
  mlPlatformConfigServiceRef,
  ProjectMembership,
  projectMembershipServiceRef,
} from './index';

interface Services {
  clients: AwsClients;
  directory: AccountDirectory;
  membership: ProjectMembership;
}

async function start(section: typeof mlPlatformSection) {
  const given: Services[] = [];
  const plugin = (pluginId: string) =>
    createBackendPlugin({
      pluginId,
      register(env) {
        env.registerInit({
          deps: {
            clients: awsClientsServiceRef,
            config: mlPlatformConfigServiceRef,
            directory: accountDirectoryServiceRef,
            membership: projectMembershipServiceRef,
            logger: coreServices.logger,
          },
          async init(services) {
            given.push(services);
          },
        });
      },
    });
  const backend = await startTestBackend({
    features: [
      plugin('one'),
      plugin('two'),
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({ data: { mlPlatform: section } }),
    ],
  });
  await backend.stop();
  return given;
}

describe('service refs', () => {
  it('give all plugins of a backend the same clients and directory', async () => {
    const [one, two] = await start(mlPlatformSection);

    expect(one.clients).toBe(two.clients);
    expect(one.directory).toBe(two.directory);
    expect(one.membership).not.toBe(two.membership);
  });

  it('stop the backend at its start when the config is wrong', async () => {
    await expect(start({ ...mlPlatformSection, regions: [] })).rejects.toThrow(
      'mlPlatform.regions',
    );
  });
});
