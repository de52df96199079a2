import { startSandbox } from '@atelier/sandbox';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  costGroupings,
  ProjectCosts,
  UNTAGGED,
} from '@atelier/plugin-ml-platform-common';
import { eventually } from './__testUtils__/eventually';
import { SandboxControl } from './__testUtils__/sandbox';
import { startMlPlatform } from './__testUtils__/startMlPlatform';

jest.setTimeout(120_000);

describe('Costs over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let control: SandboxControl;
  let portal: Awaited<ReturnType<typeof startMlPlatform>>;

  async function costs(query = ''): Promise<ProjectCosts> {
    const { body } = await portal
      .as('ravi.patel')
      .get(`/projects/demand-forecast/costs${query}`)
      .expect(200);
    return body;
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;
    control = new SandboxControl(sandbox.awsUrl);
    portal = await startMlPlatform({ knex: await databases.init('SQLITE_3') });
    await eventually(async () => {
      if (!(await costs()).asOf) {
        throw new Error('Not collected yet');
      }
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    delete process.env.AWS_ENDPOINT_URL;
  });

  it('gives 30 days by service, highest first', async () => {
    const { dates, series, groupBy, unit, failures } = await costs();
    expect({ groupBy, unit, failures }).toEqual({
      groupBy: 'service',
      unit: 'USD',
      failures: [],
    });
    expect(dates).toHaveLength(30);
    expect(new Set(dates).size).toBe(30);
    expect(series[0].key).toBe('Amazon SageMaker');
    const totals = series.map(({ total }) => total);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(series.every(({ amounts }) => amounts.length === 30)).toBe(true);
  });

  it.each(costGroupings)('adds up by %s', async groupBy => {
    const { series, total, dates } = await costs(`?groupBy=${groupBy}&days=60`);
    expect(dates).toHaveLength(60);
    expect(series.reduce((sum, one) => sum + one.total, 0)).toBeCloseTo(
      total,
      6,
    );
    expect(total).toBeCloseTo((await costs('?days=60')).total, 6);
    expect(total).toBeGreaterThan(0);
  });

  it('splits by stage, account and person', async () => {
    const keys = async (groupBy: string) =>
      (await costs(`?groupBy=${groupBy}`)).series.map(({ key }) => key).sort();
    expect(await keys('stage')).toEqual(['dev', 'preprod', 'prod']);
    expect(await keys('account')).toEqual([
      '201000000011',
      '201000000012',
      '201000000013',
    ]);
    expect(await keys('user')).toEqual([
      UNTAGGED,
      'user:default/lena.koch',
      'user:default/ravi.patel',
    ]);
  });

  it('compares this month with the last', async () => {
    const { lastMonth, lastMonthToDate, monthToDate } = await costs();
    expect(lastMonth).toBeGreaterThan(0);
    expect(lastMonthToDate).toBeLessThanOrEqual(lastMonth);
    const { body } = await portal
      .as('ravi.patel')
      .get('/projects/demand-forecast')
      .expect(200);
    expect(body.monthToDate?.amount ?? 0).toBeCloseTo(monthToDate, 6);
  });

  it('stays with the last month that has costs until AWS tells of the next', async () => {
    const { lastMonth, lastMonthToDate, monthToDate } = await costs();
    const nextMonth = Date.now() + 31 * 24 * 60 * 60_000;
    jest.useFakeTimers({
      now: nextMonth,
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout'],
    });
    try {
      expect(await costs()).toMatchObject({
        lastMonth,
        lastMonthToDate,
        monthToDate,
      });
    } finally {
      jest.useRealTimers();
    }
  });

  it('gives lists the same 30 days', async () => {
    const { body } = await portal.as('ravi.patel').get('/projects').expect(200);
    const { dailyCosts } = body.items.find(
      ({ slug }: { slug: string }) => slug === 'demand-forecast',
    );
    const { series } = await costs('?days=30');
    const sums = dailyCosts.map((_: number, day: number) =>
      series.reduce((sum, { amounts }) => sum + amounts[day], 0),
    );
    expect(dailyCosts).toHaveLength(30);
    dailyCosts.forEach((amount: number, day: number) =>
      expect(amount).toBeCloseTo(sums[day], 6),
    );
  });

  it('asks Cost Explorer of the payer for the whole organisation, and again only for what can still change', async () => {
    const asked = async () =>
      (await control.journal()).filter(
        ({ operation }) => operation === 'GetCostAndUsage',
      );
    const first = await asked();
    expect(new Set(first.map(({ account }) => account))).toEqual(
      new Set(['100200300401']),
    );
    await portal.run('collect-costs');
    const again = (await asked()).length - first.length;
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThanOrEqual(8);
    expect(again).toBeLessThan(first.length);
    const before = (await asked()).length;
    await costs();
    expect((await asked()).length).toBe(before);
  });

  it.each([
    ['?groupBy=team', 400],
    ['?days=0', 400],
    ['?days=366', 400],
  ])('refuses %s', async (query, status) => {
    const answer = await portal
      .as('ravi.patel')
      .get(`/projects/demand-forecast/costs${query}`);
    expect(answer.status).toBe(status);
  });

  it('does not show people of other groups that there is something', async () => {
    const answer = await portal
      .as('nobody')
      .get('/projects/demand-forecast/costs');
    expect(answer.status).toBe(404);
  });
});
