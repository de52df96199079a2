import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
  type GetCostAndUsageCommandInput,
  type ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { rootConfig } from '../../__testUtils__/credentials';
import { addDays, toDay } from './dates';

describe('Cost Explorer', () => {
  let sandbox: RunningSandbox;
  let payer: CostExplorerClient;

  const today = toDay(new Date());
  const all = { Start: addDays(today, -90), End: today };
  const week = { Start: addDays(today, -7), End: today };

  const clientOf = async (account: string) =>
    new CostExplorerClient(await rootConfig(sandbox.awsUrl, account));

  beforeAll(async () => {
    sandbox = await startSandbox();
    payer = await clientOf('100200300401');
  });
  afterAll(() => sandbox.stop());

  const costs = async (
    input: Partial<GetCostAndUsageCommandInput> = {},
    client = payer,
  ) => {
    const results: ResultByTime[] = [];
    let pages = 0;
    let NextPageToken: string | undefined;
    do {
      const page = await client.send(
        new GetCostAndUsageCommand({
          TimePeriod: week,
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost'],
          ...input,
          NextPageToken,
        }),
      );
      results.push(...(page.ResultsByTime ?? []));
      pages++;
      NextPageToken = page.NextPageToken;
    } while (NextPageToken);
    return { results, pages };
  };
  const usd = (metrics: ResultByTime['Total']) =>
    Number(metrics?.UnblendedCost.Amount);
  const total = ({ results }: { results: ResultByTime[] }) =>
    results.reduce(
      (sum, { Total, Groups = [] }) =>
        sum +
        (Groups.length
          ? Groups.reduce((part, { Metrics }) => part + usd(Metrics), 0)
          : usd(Total)),
      0,
    );

  it('has ninety days of costs, with the shape of a working week', async () => {
    const { results } = await costs({ TimePeriod: all });
    expect(results).toHaveLength(90);
    const mean = (isWanted: (weekday: number) => boolean) => {
      const amounts = results
        .filter(({ TimePeriod }) =>
          isWanted(new Date(TimePeriod?.Start ?? '').getUTCDay()),
        )
        .map(({ Total }) => usd(Total));
      return amounts.reduce((a, b) => a + b) / amounts.length;
    };
    const weekend = mean(day => day === 0 || day === 6);
    expect(weekend).toBeGreaterThan(100);
    expect(weekend).toBeLessThan(0.9 * mean(day => day > 0 && day < 6));
  });

  it('has one day, in one account, on which something was left running', async () => {
    const { results } = await costs({
      TimePeriod: all,
      GroupBy: [
        { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
        { Type: 'DIMENSION', Key: 'SERVICE' },
      ],
    });
    const amounts = new Map<string, { day: string; amount: number }[]>();
    for (const { TimePeriod, Groups = [] } of results) {
      for (const { Keys = [], Metrics } of Groups) {
        const key = Keys.join(' ');
        const day = TimePeriod?.Start ?? '';
        const sameKey = amounts.get(key) ?? [];
        amounts.set(key, [...sameKey, { day, amount: usd(Metrics) }]);
      }
    }
    const outliers = [...amounts].flatMap(([key, days]) => {
      const sorted = days.map(({ amount }) => amount).sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)];
      return days
        .filter(({ amount }) => amount > 3 * median)
        .map(({ day }) => ({ key, day }));
    });
    expect(outliers).toEqual([
      { key: '201000000011 Amazon SageMaker', day: addDays(today, -12) },
    ]);
  });

  it('has none before, and none of the day that is not over', async () => {
    const before = { Start: addDays(today, -95), End: addDays(today, -90) };
    expect(total(await costs({ TimePeriod: before }))).toBe(0);
    const now = { Start: today, End: addDays(today, 1) };
    expect(total(await costs({ TimePeriod: now }))).toBe(0);
  });

  it('gives the same costs grouped, in pages and in months', async () => {
    const whole = total(await costs({ TimePeriod: all }));
    const grouped = await costs({
      TimePeriod: all,
      GroupBy: [
        { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
        { Type: 'DIMENSION', Key: 'SERVICE' },
      ],
    });
    expect(grouped.pages).toBeGreaterThan(1);
    expect(total(grouped)).toBeCloseTo(whole, 4);
    const monthly = await costs({ TimePeriod: all, Granularity: 'MONTHLY' });
    expect(monthly.results.length).toBeLessThanOrEqual(5);
    expect(monthly.results[0].TimePeriod?.Start).toBe(all.Start);
    expect(monthly.results.at(-1)?.TimePeriod?.End).toBe(all.End);
    expect(total(monthly)).toBeCloseTo(whole, 4);
  });

  it('groups by tag, what has none under an empty value', async () => {
    const { results } = await costs({
      GroupBy: [{ Type: 'TAG', Key: 'atelier:user' }],
    });
    expect(results[0].Groups?.map(({ Keys }) => Keys?.[0])).toEqual([
      'atelier:user$',
      'atelier:user$user:default/lena.koch',
      'atelier:user$user:default/omar.haddad',
      'atelier:user$user:default/ravi.patel',
      'atelier:user$user:default/vera.lindqvist',
    ]);
  });

  it('filters by dimensions and tags', async () => {
    const sagemaker = {
      Dimensions: { Key: 'SERVICE' as const, Values: ['Amazon SageMaker'] },
    };
    const tagged = {
      Tags: { Key: 'atelier:project', Values: ['card-fraud'] },
    };
    const untagged = {
      Tags: { Key: 'atelier:project', MatchOptions: ['ABSENT' as const] },
    };
    const whole = total(await costs());
    const of = async (Filter: GetCostAndUsageCommandInput['Filter']) =>
      total(await costs({ Filter }));
    expect((await of(sagemaker)) + (await of({ Not: sagemaker }))).toBeCloseTo(
      whole,
      4,
    );
    const both = await of({ And: [sagemaker, tagged] });
    expect(both).toBeGreaterThan(0);
    expect((await of(sagemaker)) + (await of(tagged)) - both).toBeCloseTo(
      await of({ Or: [sagemaker, tagged] }),
      4,
    );
    const { results } = await costs({
      Filter: untagged,
      GroupBy: [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }],
    });
    expect(results[0].Groups?.map(({ Keys }) => Keys?.[0])).toEqual([
      '100200300401',
      '100200300402',
      '100200300403',
      '201000000061',
      '201000000063',
    ]);
  });

  it('shows a member account its own costs only', async () => {
    const member = await clientOf('201000000031');
    const { results } = await costs(
      { GroupBy: [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }] },
      member,
    );
    expect(results[0].Groups?.map(({ Keys }) => Keys)).toEqual([
      ['201000000031'],
    ]);
  });

  it('gives the values of tags and dimensions', async () => {
    const tags = await payer.send(
      new GetTagsCommand({ TimePeriod: week, TagKey: 'atelier:cost-center' }),
    );
    expect(tags).toMatchObject({
      Tags: ['', 'CC-1001', 'CC-2001', 'CC-2002', 'CC-3001'],
      TotalSize: 5,
    });
    const first = await payer.send(
      new GetDimensionValuesCommand({
        TimePeriod: week,
        Dimension: 'LINKED_ACCOUNT',
        MaxResults: 10,
      }),
    );
    expect(first).toMatchObject({ ReturnSize: 10, TotalSize: 17 });
    const rest = await payer.send(
      new GetDimensionValuesCommand({
        TimePeriod: week,
        Dimension: 'LINKED_ACCOUNT',
        MaxResults: 10,
        NextPageToken: first.NextPageToken,
      }),
    );
    expect(rest.DimensionValues).toHaveLength(7);
    expect(first.DimensionValues?.[0]).toEqual({
      Value: '100200300401',
      Attributes: { description: 'atelier-management' },
    });
  });

  it.each<[string, Partial<GetCostAndUsageCommandInput>, string]>([
    [
      'an empty period',
      { TimePeriod: { Start: today, End: today } },
      'Start date (and hour) should be before end date',
    ],
    [
      'a day that is none',
      { TimePeriod: { Start: '2026-02-30', End: today } },
      '2026-02-30 is not a date',
    ],
    [
      'a period too long ago',
      { TimePeriod: { Start: '2020-01-01', End: today } },
      'historical data beyond 14 months',
    ],
    [
      'a metric that is none',
      { Metrics: ['Cost'] },
      'Invalid metric name: Cost',
    ],
    [
      'three groups',
      { GroupBy: [1, 2, 3].map(n => ({ Type: 'TAG', Key: `t${n}` })) },
      'at most 2',
    ],
    [
      'two filters at once',
      {
        Filter: {
          Dimensions: { Key: 'SERVICE', Values: [] },
          Tags: { Key: 'a', Values: [] },
        },
      },
      'exactly one',
    ],
    [
      'half an And',
      { Filter: { And: [{ Tags: { Key: 'a', Values: [] } }] } },
      'at least 2 operands',
    ],
  ])('refuses %s', async (_what, input, message) => {
    await expect(costs(input)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });
});
