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
      expect(await models.writeNow(hub, { groups, names }, readAt)).toEqual({
        slugs: new Set(['card-fraud', 'demand-forecast']),
        inventory: true,
      });
      const trial = group('trial', own);
      await models.writeNow(own, { groups: [trial], names: ['trial'] }, readAt);

      expect(
        await models.list({ accountIds: [own.accountId], slug: 'card-fraud' }),
      ).toEqual([groups[0], trial]);
      expect(await models.all()).toHaveLength(4);
      expect(
        await models.writeNow(hub, { groups, names }, later),
      ).toBeUndefined();
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
      expect(await models.known(hub, ['scoring', 'demand', 'gone'])).toEqual([
        group('demand'),
        approved,
      ]);
      expect(await models.known(hub, ['scoring'])).toEqual([approved]);
    },
  );

  it.each(databases.eachSupportedId())(
    'tells a new version from a new group, and whose it is, %p',
    async id => {
      const { models } = await create(id);
      const demand = group('demand', hub, { slug: 'demand-forecast' });
      const write = (groups: StoredGroup[], names: string[], at: Date) =>
        models.writeNow(hub, { groups, names }, at);
      await write([demand, group('scoring')], ['demand', 'scoring'], readAt);

      const approved = {
        ...demand,
        versions: [
          { ...demand.versions[0], approval: 'Approved' as const },
          demand.versions[1],
        ],
      };
      expect(await write([approved], ['demand', 'scoring'], later)).toEqual({
        slugs: new Set(['demand-forecast']),
        inventory: false,
      });
      const taken = group('scoring', hub, { slug: 'card-fraud' });
      expect(await write([taken], ['demand', 'scoring'], later)).toEqual({
        slugs: new Set(['card-fraud']),
        inventory: true,
      });
      expect(await write([], ['scoring'], later)).toEqual({
        slugs: new Set(['demand-forecast']),
        inventory: true,
      });
    },
  );
});

describe('EndpointStore', () => {
  const databases = testDatabases();

  it.each(databases.eachSupportedId())(
    'replaces the endpoints of one account in one region, and says what changed, %p',
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

      const other = { inventory: true };
      expect(await replace(own, [endpoint()])).toEqual(other);
      expect(await replace(own, [endpoint()])).toBeUndefined();
      expect(await replace(hub, [endpoint(hub)])).toEqual(other);
      const another = { ...endpoint(), modelPackageArns: [] };
      expect(await replace(own, [another])).toEqual(other);
      expect(await replace(own, [endpoint()])).toEqual(other);
      const updating = { ...endpoint(), status: 'Updating' };
      expect(await replace(own, [updating])).toEqual({ inventory: false });
      expect(await endpoints.list([own.accountId])).toEqual([
        { ...endpoint(), status: 'Updating' },
      ]);
      expect(await replace(own, [])).toEqual(other);
      expect(await endpoints.all()).toEqual([endpoint(hub)]);
    },
  );
});
