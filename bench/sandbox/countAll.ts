import {
  CostExplorerClient,
  GetCostAndUsageCommand,
} from '@aws-sdk/client-cost-explorer';
import {
  ListTagsForResourceCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import {
  paginateListPipelineExecutions,
  paginateListPipelines,
  paginateListUserProfiles,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { configOf, daysAgo, isSeededDev, management } from './sandboxAccounts';

const regions = ['eu-west-1', 'eu-central-1'];

/** How much the sandbox has, as its own lists say, and how long it takes to read all of it. */
export interface Counts {
  projects: number;
  accounts: number;
  profiles: number;
  pipelines: number;
  executions: number;
  costDays: number;
  costServices: number;
  /** Seconds by what was read. */
  seconds: Record<string, number>;
}

export async function countAll(url: string): Promise<Counts> {
  const payer = await configOf(url, management);
  const organizations = new OrganizationsClient(payer);
  const seconds: Record<string, number> = {};
  const timed = async <T>(name: string, read: () => Promise<T>) => {
    const started = performance.now();
    const result = await read();
    seconds[name] = (performance.now() - started) / 1_000;
    return result;
  };

  const accounts = await timed('all accounts and their tags', async () => {
    const found: { Id?: string; Name?: string }[] = [];
    const client = organizations;
    for await (const page of paginateListAccounts({ client }, {})) {
      for (const account of page.Accounts ?? []) {
        await organizations.send(
          new ListTagsForResourceCommand({ ResourceId: account.Id }),
        );
        found.push(account);
      }
    }
    return found;
  });
  const dev = accounts.filter(isSeededDev);
  const clients: SageMakerClient[] = [];
  for (const { Id = '' } of dev) {
    const config = await configOf(url, Id);
    clients.push(
      ...regions.map(region => new SageMakerClient({ ...config, region })),
    );
  }

  const profiles = await timed('all user profiles', async () => {
    let count = 0;
    for (const client of clients) {
      for await (const page of paginateListUserProfiles(
        { client, pageSize: 100 },
        {},
      )) {
        count += page.UserProfiles?.length ?? 0;
      }
    }
    return count;
  });

  const { pipelines, executions } = await timed(
    'all pipelines and executions',
    async () => {
      const count = { pipelines: 0, executions: 0 };
      for (const client of clients) {
        const paging = { client, pageSize: 100 };
        for await (const page of paginateListPipelines(paging, {})) {
          for (const { PipelineName } of page.PipelineSummaries ?? []) {
            count.pipelines++;
            for await (const one of paginateListPipelineExecutions(paging, {
              PipelineName,
            })) {
              count.executions += one.PipelineExecutionSummaries?.length ?? 0;
            }
          }
        }
      }
      return count;
    },
  );

  const costs = await readCosts(new CostExplorerClient(payer), dev[0].Id ?? '');
  await timed('a day of costs by account and service', () =>
    costsByAccount(new CostExplorerClient(payer)),
  );
  return {
    projects: dev.length,
    accounts: accounts.length,
    profiles,
    pipelines,
    executions,
    ...costs,
    seconds,
  };
}

/** The days that an account has costs, and of how many services. */
async function readCosts(client: CostExplorerClient, account: string) {
  const days = new Set<string | undefined>();
  const services = new Set<string | undefined>();
  let NextPageToken: string | undefined;
  do {
    const page = await client.send(
      new GetCostAndUsageCommand({
        TimePeriod: { Start: daysAgo(380), End: daysAgo(0) },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
        GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
        Filter: { Dimensions: { Key: 'LINKED_ACCOUNT', Values: [account] } },
        NextPageToken,
      }),
    );
    for (const { TimePeriod, Groups = [] } of page.ResultsByTime ?? []) {
      for (const { Keys } of Groups) {
        days.add(TimePeriod?.Start);
        services.add(Keys?.[0]);
      }
    }
    ({ NextPageToken } = page);
  } while (NextPageToken);
  return { costDays: days.size, costServices: services.size };
}

/** All pages of yesterday's costs. */
async function costsByAccount(client: CostExplorerClient): Promise<void> {
  let NextPageToken: string | undefined;
  do {
    ({ NextPageToken } = await client.send(
      new GetCostAndUsageCommand({
        TimePeriod: { Start: daysAgo(1), End: daysAgo(0) },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
        GroupBy: [
          { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
          { Type: 'DIMENSION', Key: 'SERVICE' },
        ],
        NextPageToken,
      }),
    ));
  } while (NextPageToken);
}
