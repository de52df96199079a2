import {
  OrganizationsClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-organizations';
import { mockServices } from '@backstage/backend-test-utils';
import {
  JournalEntry,
  Platform,
  startPlatform,
} from '../__testUtils__/startPlatform';
import { useFakeClock } from '../__testUtils__/useFakeClock';
import { OrganizationsAccountDirectory } from './OrganizationsAccountDirectory';

const operations = (calls: JournalEntry[], name: string) =>
  calls.filter(({ operation }) => operation === name);

const management = '100200300401';

describe('OrganizationsAccountDirectory', () => {
  let platform: Platform;
  const newDirectory = () =>
    new OrganizationsAccountDirectory({
      clients: platform.clients,
      config: platform.config,
      logger: mockServices.logger.mock(),
    });

  beforeEach(async () => {
    platform = await startPlatform();
    await platform.allow(management, 'AtelierReader', 'organizations:*');
  });
  afterEach(async () => {
    jest.useRealTimers();
    await platform.stop();
  });

  /** Tags as an administrator of the organisation would. */
  async function tag(accountId: string, tags: Record<string, string>) {
    await administrator().send(
      new TagResourceCommand({
        ResourceId: accountId,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
  }

  /** Denies calls of an operation: so many, or all. */
  const deny = (operation: string, count?: number) =>
    platform.fault({
      service: 'organizations',
      operation,
      count,
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        status: 400,
        message: 'no',
      },
    });

  function administrator() {
    return platform.clients.get(OrganizationsClient, {
      accountId: management,
      region: 'eu-west-1',
      role: 'reader',
    });
  }

  it('finds all ML projects with their accounts', async () => {
    const { projects, failures, asOf } = await newDirectory().list();

    expect(failures).toEqual([]);
    expect(Date.parse(asOf)).toBeGreaterThan(0);
    expect(
      projects.map(({ slug, owner, costCenter, accounts }) => [
        slug,
        owner,
        costCenter,
        accounts.map(({ accountId }) => accountId),
      ]),
    ).toEqual([
      [
        'card-fraud',
        'group:default/fraud',
        'CC-2001',
        ['201000000031', '201000000032', '201000000033'],
      ],
      [
        'claims-triage',
        'group:default/fraud',
        'CC-2002',
        ['201000000041', '201000000042'],
      ],
      [
        'defect-detection',
        'group:default/vision',
        'CC-3001',
        ['201000000051', '201000000052', '201000000053'],
      ],
      [
        'demand-forecast',
        'group:default/forecasting',
        'CC-1001',
        ['201000000011', '201000000012', '201000000013'],
      ],
      [
        'price-elasticity',
        'group:default/forecasting',
        'CC-1001',
        ['201000000021'],
      ],
    ]);
  });

  it('knows the stage, organizational unit, state and regions of an account', async () => {
    const project = await newDirectory().getProject('defect-detection');

    expect(project.accounts[1]).toEqual({
      accountId: '201000000052',
      name: 'ml-defect-detection-preprod',
      stage: 'preprod',
      organizationalUnit: 'Workloads/PreProduction',
      state: 'ACTIVE',
      regions: ['eu-central-1'],
      consoleUrl:
        'https://201000000052.signin.aws.amazon.com/console?region=eu-central-1',
    });
  });

  it('serves everyone with one sweep, and reads again when asked to', async () => {
    const directory = newDirectory();
    await Promise.all([
      directory.list(),
      directory.list(),
      directory.getProject('card-fraud'),
    ]);
    await directory.list();
    const once = await platform.calls();
    await Promise.all([directory.refresh(), directory.refresh()]);
    const twice = await platform.calls();

    expect(operations(once, 'ListParents')).toHaveLength(1);
    expect(operations(twice, 'ListParents')).toHaveLength(2);
    expect(new Set(once.map(({ account }) => account))).not.toContain(
      '201000000011',
    );
  });

  it('leaves out accounts whose tags are wrong or contradict each other, and says why', async () => {
    await tag('201000000012', { 'atelier:owner': 'group:default/fraud' });
    await tag('201000000031', { 'atelier:stage': 'production' });
    await tag('201000000041', { 'atelier:project': 'Claims Triage' });
    await tag('201000000063', { 'atelier:project': 'shelf-vision' });
    const directory = newDirectory();
    const { projects, failures } = await directory.list();
    const messageOf = (accountId: string) =>
      failures.find(failure => failure.accountId === accountId)?.message;

    expect(projects.map(({ slug }) => slug)).toEqual([
      'card-fraud',
      'claims-triage',
      'defect-detection',
      'price-elasticity',
    ]);
    expect(projects[0].accounts.map(({ stage }) => stage)).toEqual([
      'preprod',
      'prod',
    ]);
    expect(failures.map(({ accountId }) => accountId).sort()).toEqual([
      '201000000011',
      '201000000012',
      '201000000013',
      '201000000031',
      '201000000041',
      '201000000063',
    ]);
    expect(messageOf('201000000011')).toBe(
      "Account 201000000011 is in no ML project: the accounts of the ML project 'demand-forecast' name different owners: group:default/forecasting and group:default/fraud. Correct the account's tags in AWS Organizations",
    );
    expect(messageOf('201000000031')).toContain(
      "its tag atelier:stage is 'production'",
    );
    expect(messageOf('201000000063')).toContain('it has no tag atelier:stage');
    await expect(directory.getProject('demand-forecast')).rejects.toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message: expect.stringContaining('name different owners'),
      }),
    );
  });

  it('forgets an account that loses its tags', async () => {
    const directory = newDirectory();
    await directory.list();
    await administrator().send(
      new UntagResourceCommand({
        ResourceId: '201000000021',
        TagKeys: ['atelier:project'],
      }),
    );
    await directory.refresh();

    await expect(directory.getProject('price-elasticity')).rejects.toThrow(
      "There is no ML project 'price-elasticity'. An account belongs to it when its tag atelier:project says so",
    );
  });

  it('keeps the last known tags of an account that cannot be read, and says so', async () => {
    const directory = newDirectory();
    const before = await directory.list();
    await deny('ListTagsForResource', 1);
    await directory.refresh();
    const after = await directory.list();

    expect(after.projects).toEqual(before.projects);
    expect(after.failures).toHaveLength(1);
    expect(after.failures[0].message).toContain('the last known ones count');
  });

  it('leaves no account out because its tags cannot be read', async () => {
    const directory = newDirectory();
    await deny('ListTagsForResource', 1);

    await expect(directory.list()).rejects.toThrow(
      expect.objectContaining({ name: 'NotAllowedError' }),
    );
    const { projects, failures } = await directory.list();
    expect(projects).toHaveLength(5);
    expect(failures).toEqual([]);
  });

  it('serves what it knows while Organizations cannot be read, with the reason', async () => {
    const directory = newDirectory();
    const { projects } = await directory.list();
    await deny('ListAccountsForParent');

    await expect(directory.refresh()).rejects.toThrow(
      expect.objectContaining({ name: 'NotAllowedError' }),
    );
    const start = Date.now();
    useFakeClock(start + 6 * 60_000);
    const stale = await directory.list();
    const mark = await platform.mark();
    await directory.list();
    const callsSoonAfter = await platform.calls(mark);
    jest.setSystemTime(start + 61 * 60_000);

    await expect(directory.list()).rejects.toThrow(
      expect.objectContaining({ name: 'NotAllowedError' }),
    );
    expect(callsSoonAfter).toEqual([]);
    expect(stale.projects).toEqual(projects);
    expect(stale.failures[0].message).toContain(
      'Allow organizations:ListAccountsForParent',
    );
  });
});
