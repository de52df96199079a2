import { collect } from '../calls/paginate';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { readDailyCosts } from './readDailyCosts';

const day = (daysAgo: number) =>
  new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

describe('readDailyCosts', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.stop());

  it('reads every page of every account and service by day, from the management account', async () => {
    const mark = await platform.mark();
    const costs = await collect(
      readDailyCosts(platform.clients, platform.config, {
        start: day(60),
        end: day(1),
      }),
    );
    const calls = (await platform.calls(mark)).filter(
      ({ operation }) => operation === 'GetCostAndUsage',
    );

    expect(new Set(costs.map(({ date }) => date)).size).toBe(59);
    expect(costs.every(({ date }) => date >= day(60) && date < day(1))).toBe(
      true,
    );
    expect(new Set(costs.map(({ accountId }) => accountId))).toContain(
      '201000000011',
    );
    expect(new Set(costs.map(({ service }) => service)).size).toBeGreaterThan(
      1,
    );
    expect(
      costs.every(
        ({ cost }) => Number.isFinite(cost.amount) && cost.unit === 'USD',
      ),
    ).toBe(true);
    const keys = costs.map(
      ({ date, accountId, service }) => `${date} ${accountId} ${service}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(calls.map(({ account }) => account))).toEqual(
      new Set(['100200300401']),
    );
    expect(calls.length).toBeGreaterThan(1);
  });

  it('says what failed and where', async () => {
    await platform.fault({
      service: 'ce',
      operation: 'GetCostAndUsage',
      count: 1,
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        status: 400,
        message: 'no',
      },
    });

    await expect(
      collect(
        readDailyCosts(platform.clients, platform.config, {
          start: day(2),
          end: day(1),
        }),
      ),
    ).rejects.toThrow(
      'ce:GetCostAndUsage failed in account 100200300401, region eu-west-1',
    );
  });
});
