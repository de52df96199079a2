import { createStores } from '.';
import { StoredEndpoint } from './EndpointStore';
import { migrate } from './migrate';
import { StoredGroup } from './ModelStore';
import { testDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const hub = { accountId: '100200300402', region: 'eu-west-1' };
const own = { accountId: '201000000031', region: 'eu-west-1' };
const readAt = new Date('2026-11-20T00:00:00.000Z');
const later = new Date('2026-11-20T00:00:01.000Z');

function group(
  name: string,
  part = hub,
  more: Partial<StoredGroup> = {},
): StoredGroup {
  const arn = `arn:aws:sagemaker:eu-west-1:${part.accountId}`;
  return {
    ...part,
    name,
    arn: `${arn}:model-package-group/${name}`,
    slug: undefined,
    description: undefined,
    createdAt: '2026-11-01T00:00:00.000Z',
    versions: [2, 1].map(version => ({
      version,
      arn: `${arn}:model-package/${name}/${version}`,
      status: 'Completed',
      approval: 'PendingManualApproval' as const,
      approvalDescription: undefined,
      createdAt: '2026-11-02T00:00:00.000Z',
      metrics: [{ name: 'auc', value: 0.9 }],
      pipelineExecutionArn: undefined,
    })),
    ...more,
  };
}

describe('ModelStore', () => {
  const databases = testDatabases();

  async function create(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await migrate(knex);
    return createStores(knex, 'aws');
  }

  it.each(databases.eachSupportedId())(
    'gives an ML project what is in its accounts and what is tagged in the hub, %p',
    async id => {
      const { models } = await create(id);
      const groups = [
        group('scoring', hub, { slug: 'card-fraud' }),
        group('demand', hub, { slug: 'demand-forecast' }),
        group('untagged'),
      ];
      const names = groups.map(({ name }) => name);
      expect(await models.writeNow(hub, { groups, names }, readAt)).toBe(true);
      const trial = group('trial', own);
      await models.writeNow(own, { groups: [trial], names: ['trial'] }, readAt);

      expect(
        await models.list({ accountIds: [own.accountId], slug: 'card-fraud' }),
      ).toEqual([groups[0], trial]);
      expect(await models.all()).toHaveLength(4);
      expect(await models.writeNow(hub, { groups, names }, later)).toBe(false);
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps what was not read, forgets what is gone, and never goes back, %p',
    async id => {
      const { models } = await create(id);
      const approved = group('scoring', hub, {
        versions: [{ ...group('scoring').versions[0], approval: 'Approved' }],
      });
      await models.writeNow(
        hub,
        {
          groups: [approved, group('demand'), group('gone')],
          names: ['scoring', 'demand', 'gone'],
        },
        later,
      );
      await models.writeNow(
        hub,
        { groups: [group('scoring')], names: ['scoring', 'demand'] },
        readAt,
      );
      expect(await models.known(hub)).toEqual([group('demand'), approved]);
    },
  );
});

describe('EndpointStore', () => {
  const databases = testDatabases();

  it.each(databases.eachSupportedId())(
    'replaces the endpoints of one account in one region, and says whether they changed, %p',
    async id => {
      const knex = await databases.init(id);
      await migrate(knex);
      const { endpoints } = createStores(knex, 'aws');
      const endpoint = (part = own): StoredEndpoint => ({
        ...part,
        name: 'scoring',
        arn: `arn:aws:sagemaker:eu-west-1:${part.accountId}:endpoint/scoring`,
        status: 'InService',
        failureReason: undefined,
        instanceType: 'ml.m5.large',
        modelPackageArns: ['arn:aws:sagemaker:…:model-package/scoring/2'],
        createdAt: '2026-11-01T00:00:00.000Z',
        changedAt: '2026-11-02T00:00:00.000Z',
      });
      const replace = (part: typeof own, list: StoredEndpoint[]) =>
        knex.transaction(tx => endpoints.replace(tx, part, list));

      expect(await replace(own, [endpoint()])).toBe(true);
      expect(await replace(own, [endpoint()])).toBe(false);
      expect(await replace(hub, [endpoint(hub)])).toBe(true);
      expect(await replace(own, [{ ...endpoint(), status: 'Updating' }])).toBe(
        true,
      );
      expect(await endpoints.list([own.accountId])).toEqual([
        { ...endpoint(), status: 'Updating' },
      ]);
      expect(await replace(own, [])).toBe(true);
      expect(await endpoints.all()).toEqual([endpoint(hub)]);
    },
  );
});
