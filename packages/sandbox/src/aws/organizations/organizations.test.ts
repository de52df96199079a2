import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  ListAccountsForParentCommand,
  ListChildrenCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
  paginateListAccounts,
  TagResourceCommand,
  UntagResourceCommand,
  type Account,
} from '@aws-sdk/client-organizations';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { rootConfig } from '../../__testUtils__/credentials';

describe('Organizations', () => {
  let sandbox: RunningSandbox;
  let management: OrganizationsClient;
  let member: OrganizationsClient;

  beforeAll(async () => {
    sandbox = await startSandbox();
    management = new OrganizationsClient(
      await rootConfig(sandbox.awsUrl, '100200300401'),
    );
    member = new OrganizationsClient(await rootConfig(sandbox.awsUrl));
  });
  afterAll(() => sandbox.stop());

  it('lists every account once, page by page', async () => {
    const pages: Account[][] = [];
    const paging = { client: management, pageSize: 3 };
    for await (const { Accounts = [] } of paginateListAccounts(paging, {})) {
      pages.push(Accounts);
    }
    expect(pages.length).toBe(6);
    const accounts = pages.flat();
    expect(new Set(accounts.map(({ Id }) => Id)).size).toBe(17);
    expect(accounts).toContainEqual(
      expect.objectContaining({
        Id: '201000000012',
        Name: 'ml-demand-forecast-preprod',
        State: 'ACTIVE',
        Paths: [
          'o-atelier2026/r-atel/ou-atel-workload/ou-atel-workpre0/201000000012/',
        ],
      }),
    );
  });

  it('shows the tree from the root to the accounts', async () => {
    const { Roots = [] } = await management.send(new ListRootsCommand({}));
    expect(Roots.map(({ Id }) => Id)).toEqual(['r-atel']);
    const { OrganizationalUnits } = await management.send(
      new ListOrganizationalUnitsForParentCommand({
        ParentId: 'ou-atel-workload',
      }),
    );
    expect(OrganizationalUnits?.map(({ Name }) => Name).sort()).toEqual([
      'Development',
      'PreProduction',
      'Production',
    ]);
    const { Accounts } = await management.send(
      new ListAccountsForParentCommand({ ParentId: 'ou-atel-workprd0' }),
    );
    expect(Accounts?.map(({ Id }) => Id)).toEqual([
      '201000000013',
      '201000000033',
      '201000000053',
      '201000000063',
    ]);
    const { Children } = await management.send(
      new ListChildrenCommand({
        ParentId: 'ou-atel-infrastr',
        ChildType: 'ACCOUNT',
      }),
    );
    expect(Children?.map(({ Id }) => Id)).toEqual([
      '100200300402',
      '100200300403',
    ]);
    const parents = async (ChildId: string) =>
      (await management.send(new ListParentsCommand({ ChildId }))).Parents;
    expect(await parents('201000000013')).toEqual([
      { Id: 'ou-atel-workprd0', Type: 'ORGANIZATIONAL_UNIT' },
    ]);
    expect(await parents('ou-atel-workload')).toEqual([
      { Id: 'r-atel', Type: 'ROOT' },
    ]);
    const { OrganizationalUnit } = await management.send(
      new DescribeOrganizationalUnitCommand({
        OrganizationalUnitId: 'ou-atel-workldev',
      }),
    );
    expect(OrganizationalUnit).toMatchObject({
      Name: 'Development',
      Path: 'o-atelier2026/r-atel/ou-atel-workload/ou-atel-workldev/',
    });
  });

  it('reads and changes tags', async () => {
    const ResourceId = '201000000051';
    const tags = async () =>
      (await management.send(new ListTagsForResourceCommand({ ResourceId })))
        .Tags;
    expect(await tags()).toEqual([
      { Key: 'atelier:project', Value: 'defect-detection' },
      { Key: 'atelier:stage', Value: 'dev' },
      { Key: 'atelier:cost-center', Value: 'CC-3001' },
      { Key: 'atelier:owner', Value: 'group:default/vision' },
      { Key: 'atelier:region', Value: 'eu-central-1' },
    ]);
    await management.send(
      new TagResourceCommand({
        ResourceId,
        Tags: [{ Key: 'atelier:stage', Value: 'prod' }],
      }),
    );
    await management.send(
      new UntagResourceCommand({ ResourceId, TagKeys: ['atelier:region'] }),
    );
    expect(await tags()).toHaveLength(4);
    expect(await tags()).toContainEqual({
      Key: 'atelier:stage',
      Value: 'prod',
    });
  });

  it('has no tags on the project that is not adopted', async () => {
    const { Tags } = await management.send(
      new ListTagsForResourceCommand({ ResourceId: '201000000061' }),
    );
    expect(Tags).toEqual([]);
  });

  it('answers the management account only, but for the organization itself', async () => {
    const { Organization } = await member.send(
      new DescribeOrganizationCommand({}),
    );
    expect(Organization).toMatchObject({
      Id: 'o-atelier2026',
      MasterAccountId: '100200300401',
    });
    await expect(member.send(new ListRootsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: "You don't have permissions to access this resource.",
    });
  });

  it('names what it cannot find', async () => {
    const codeOf = (sent: Promise<unknown>) =>
      sent.then(
        () => 'none',
        error => error.name,
      );
    const AccountId = '999999999999';
    expect([
      await codeOf(management.send(new DescribeAccountCommand({ AccountId }))),
      await codeOf(
        management.send(new ListParentsCommand({ ChildId: AccountId })),
      ),
      await codeOf(
        management.send(
          new ListAccountsForParentCommand({ ParentId: 'r-none' }),
        ),
      ),
      await codeOf(
        management.send(
          new ListTagsForResourceCommand({ ResourceId: AccountId }),
        ),
      ),
      await codeOf(management.send(new ListRootsCommand({ NextToken: 'x' }))),
    ]).toEqual([
      'AccountNotFoundException',
      'ChildNotFoundException',
      'ParentNotFoundException',
      'TargetNotFoundException',
      'InvalidInputException',
    ]);
  });
});
