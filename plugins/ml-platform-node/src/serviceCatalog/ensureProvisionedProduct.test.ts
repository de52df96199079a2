import {
  DescribeUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { collect } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { governedTags, identityTagKeys, tagValue } from '../tags';
import { listStudioDomains } from '../studio';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { describeProduct } from './describeProduct';
import {
  ensureProvisionedProduct,
  WantedProduct,
} from './ensureProvisionedProduct';
import { RecordProgress } from './followRecord';

const target: AwsTarget = {
  accountId: '201000000011',
  region: 'eu-west-1',
  role: 'provisioner',
  actor: 'user:default/data-scientist',
};
const roleArn = (persona: string) =>
  `arn:aws:iam::201000000011:role/atelier/${persona}`;
const name = 'atelier-demand-forecast-dev-studio-user-profile-dana';

describe('ensureProvisionedProduct', () => {
  let platform: Platform;
  let domainId: string;

  beforeEach(async () => {
    platform = await startPlatform();
    [{ domainId }] = await collect(listStudioDomains(platform.clients, target));
  });
  afterEach(() => platform.stop());

  async function ensure(
    changes: Partial<WantedProduct> & {
      persona?: string;
      user?: string;
      costCenter?: string;
      clients?: AwsClients;
    } = {},
  ) {
    const {
      persona = 'data-scientist',
      user = 'user:default/data-scientist',
      costCenter = 'CC-1001',
      clients = platform.clients,
      ...rest
    } = changes;
    return ensureProvisionedProduct(clients, target, {
      name,
      product: await describeProduct(clients, target, {
        product: 'Studio user profile',
      }),
      parameters: {
        DomainId: domainId,
        UserProfileName: 'dana',
        ExecutionRoleArn: roleArn(persona),
      },
      tags: governedTags(platform.config.tags, {
        project: {
          slug: 'demand-forecast',
          owner: 'group:default/forecasting',
          costCenter,
        },
        stage: 'dev',
        user,
      }),
      identityTags: identityTagKeys(platform.config.tags),
      ...rest,
    });
  }

  async function provisioned() {
    const client = platform.clients.get(ServiceCatalogClient, target);
    const { ProvisionedProducts = [] } = await client.send(
      new SearchProvisionedProductsCommand({
        Filters: { SearchQuery: [`name:${name}`] },
      }),
    );
    return ProvisionedProducts;
  }

  async function executionRole() {
    const client = platform.clients.get(SageMakerClient, target);
    const { UserSettings } = await client.send(
      new DescribeUserProfileCommand({
        DomainId: domainId,
        UserProfileName: 'dana',
      }),
    );
    return UserSettings?.ExecutionRole;
  }

  async function writesSince(mark: number) {
    return (await platform.calls(mark))
      .filter(({ write, operation }) => write && operation !== 'AssumeRole')
      .map(({ operation }) => operation);
  }

  const failOnce = (operation: string, message: string) =>
    platform.fault({
      service: 'sagemaker',
      operation,
      count: 1,
      effect: {
        type: 'error',
        code: 'ResourceLimitExceeded',
        status: 400,
        message,
      },
    });

  it('launches what is not there, in the name of the person, and tells how far it is', async () => {
    const progress: RecordProgress[] = [];
    const mark = await platform.mark();
    const ensured = await ensure({ onProgress: step => progress.push(step) });
    const [product] = await provisioned();
    const [launch] = (await platform.calls(mark)).filter(
      ({ operation }) => operation === 'ProvisionProduct',
    );

    expect(ensured).toMatchObject({
      provisionedProductId: product.Id,
      existed: false,
      updated: false,
      outputs: { DomainId: domainId, UserProfileName: 'dana' },
    });
    expect(product.Status).toBe('AVAILABLE');
    expect(tagValue(product.Tags, 'atelier:user')).toBe(
      'user:default/data-scientist',
    );
    expect(launch.principal).toBe(
      'arn:aws:sts::201000000011:assumed-role/AtelierProvisioner/data-scientist',
    );
    expect(progress.at(-1)).toMatchObject({ status: 'SUCCEEDED' });
    expect(progress.at(-1)?.recordId).toBe(product.LastRecordId);
    await expect(executionRole()).resolves.toBe(roleArn('data-scientist'));
  });

  it('gives back what is there and right, and writes nothing', async () => {
    const first = await ensure();
    const mark = await platform.mark();
    const second = await ensure();

    expect(second).toEqual({ ...first, existed: true });
    await expect(writesSince(mark)).resolves.toEqual([]);
  });

  it('makes one of several calls at once, also from different processes', async () => {
    const others = [platform.newClients(), platform.newClients()];
    const results = await Promise.all([
      ensure(),
      ensure(),
      ...others.map(clients => ensure({ clients })),
    ]);
    others.forEach(clients => clients.destroy());
    const products = await provisioned();

    expect(products).toHaveLength(1);
    expect(
      new Set(results.map(({ provisionedProductId }) => provisionedProductId)),
    ).toEqual(new Set([products[0].Id]));
    expect(results.every(({ updated }) => !updated)).toBe(true);
  });

  it('follows whoever was faster, and then brings it to what it wants', async () => {
    await platform.fault({
      service: 'servicecatalog',
      operation: 'ProvisionProduct',
      count: 1,
      effect: { type: 'hold', when: 'before' },
    });
    const slow = ensure({ persona: 'ml-engineer' });
    await platform.untilHeld();
    const other = platform.newClients();
    const fast = await ensure({ clients: other });
    other.destroy();
    await platform.clearFaults();

    expect(fast.existed).toBe(false);
    await expect(slow).resolves.toMatchObject({
      provisionedProductId: fast.provisionedProductId,
      existed: true,
      updated: true,
    });
    await expect(provisioned()).resolves.toHaveLength(1);
    await expect(executionRole()).resolves.toBe(roleArn('ml-engineer'));
  });

  it.each([0, 5])(
    'makes one when the answer to the launch is lost and the next %s are throttled',
    async throttled => {
      const rule = {
        service: 'servicecatalog',
        operation: 'ProvisionProduct',
      };
      await platform.fault({
        ...rule,
        count: 1,
        effect: { type: 'drop', when: 'after' },
      });
      if (throttled > 0) {
        await platform.fault({
          ...rule,
          count: throttled,
          effect: { type: 'throttle' },
        });
      }
      const { provisionedProductId } = await ensure();

      await expect(provisioned()).resolves.toEqual([
        expect.objectContaining({
          Id: provisionedProductId,
          Status: 'AVAILABLE',
        }),
      ]);
    },
    60_000,
  );

  it('says why AWS could not build it, and builds it at the next call', async () => {
    await failOnce(
      'CreateUserProfile',
      'The quota of user profiles is used up.',
    );

    await expect(ensure()).rejects.toThrow(
      expect.objectContaining({
        name: 'ProvisioningFailedError',
        message: expect.stringMatching(
          /account 201000000011, region eu-west-1 .*The quota of user profiles is used up/,
        ),
      }),
    );
    const [leftover] = await provisioned();
    expect(leftover.Status).toBe('ERROR');
    const mark = await platform.mark();
    const ensured = await ensure();

    expect(ensured).toMatchObject({ existed: false, updated: false });
    await expect(writesSince(mark)).resolves.toEqual([
      'TerminateProvisionedProduct',
      'ProvisionProduct',
    ]);
    await expect(provisioned()).resolves.toEqual([
      expect.objectContaining({
        Id: ensured.provisionedProductId,
        Status: 'AVAILABLE',
      }),
    ]);
  });

  it('launches again, from any process, what somebody has terminated', async () => {
    const ids = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const clients = platform.newClients();
      const { provisionedProductId } = await ensure({ clients });
      clients.destroy();
      ids.add(provisionedProductId);
      await platform.clients.get(ServiceCatalogClient, target).send(
        new TerminateProvisionedProductCommand({
          ProvisionedProductId: provisionedProductId,
        }),
      );
      while ((await provisioned()).length > 0) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    }

    expect(ids.size).toBe(3);
  });

  it('updates what differs, and leaves the tags as they are', async () => {
    const { provisionedProductId } = await ensure();
    const [{ Tags }] = await provisioned();
    const updated = await ensure({
      persona: 'ml-engineer',
      costCenter: 'CC-2',
    });

    expect(updated).toMatchObject({
      provisionedProductId,
      existed: true,
      updated: true,
    });
    await expect(executionRole()).resolves.toBe(roleArn('ml-engineer'));
    expect((await provisioned())[0].Tags).toEqual(Tags);
  });

  it.each(['ml-engineer', 'data-scientist'])(
    'tries again after a failed update, now to %s',
    async persona => {
      await ensure();
      await failOnce('UpdateUserProfile', 'Not now.');

      await expect(ensure({ persona: 'ml-engineer' })).rejects.toThrow(
        'UPDATE_PROVISIONED_PRODUCT',
      );
      expect((await provisioned())[0].Status).toBe('TAINTED');

      await expect(ensure({ persona })).resolves.toMatchObject({
        existed: true,
        updated: true,
      });
      expect((await provisioned())[0].Status).toBe('AVAILABLE');
      await expect(executionRole()).resolves.toBe(roleArn(persona));
    },
  );

  it("never touches somebody else's, and says whose it is", async () => {
    await ensure();
    const mark = await platform.mark();

    await expect(
      ensure({ user: 'user:default/ravi.patel', persona: 'ml-engineer' }),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        message: expect.stringContaining(
          'belongs to someone or something else: atelier:user = user:default/data-scientist',
        ),
      }),
    );
    await expect(writesSince(mark)).resolves.toEqual([]);
  });

  it('stops waiting when it is aborted; the next call takes it up', async () => {
    const controller = new AbortController();

    await expect(
      ensure({
        signal: controller.signal,
        onProgress: () => controller.abort(),
      }),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    const mark = await platform.mark();

    await expect(ensure()).resolves.toMatchObject({ existed: true });
    await expect(writesSince(mark)).resolves.toEqual([]);
    await expect(provisioned()).resolves.toHaveLength(1);
  });

  it('changes nothing when it is aborted before', async () => {
    const mark = await platform.mark();

    await expect(ensure({ signal: AbortSignal.abort() })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    await expect(writesSince(mark)).resolves.toEqual([]);
  });

  it('passes on that the role may not launch', async () => {
    await platform.fault({
      service: 'servicecatalog',
      operation: 'ProvisionProduct',
      count: 1,
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        status: 400,
        message: 'no',
      },
    });

    await expect(ensure()).rejects.toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        message: expect.stringContaining(
          'Allow servicecatalog:ProvisionProduct',
        ),
      }),
    );
  });
});
