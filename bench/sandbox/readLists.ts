import { writeFileSync } from 'node:fs';
import {
  CostExplorerClient,
  GetCostAndUsageCommand,
} from '@aws-sdk/client-cost-explorer';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import {
  ListAccountsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import {
  ListDomainsCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionsCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelinesCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { countAll } from './countAll';
import {
  configOf,
  daysAgo,
  hub,
  isSeededDev,
  management,
} from './sandboxAccounts';

const rounds = 30;

type Call = () => Promise<unknown>;

const [, , url, file] = process.argv;

/** The Dev account of a seeded ML project in eu-west-1, somewhere in the middle. */
async function aDevAccount(client: OrganizationsClient): Promise<string> {
  const ids: string[] = [];
  for await (const page of paginateListAccounts({ client }, {})) {
    const found = page.Accounts?.filter(isSeededDev) ?? [];
    ids.push(...found.map(({ Id = '' }) => Id));
  }
  for (const id of ids.slice(ids.length / 2)) {
    const sagemaker = new SageMakerClient(await configOf(url, id));
    const { Domains = [] } = await sagemaker.send(new ListDomainsCommand({}));
    if (Domains.length) {
      return id;
    }
  }
  throw new Error('No Dev account has a domain in eu-west-1.');
}

async function median(call: Call, count: number): Promise<number> {
  await call();
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await call();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(count / 2)];
}

async function main() {
  const payer = await configOf(url, management);
  const organizations = new OrganizationsClient(payer);
  const costs = new CostExplorerClient(payer);
  const dev = await aDevAccount(organizations);
  const inDev = await configOf(url, dev);
  const sagemaker = new SageMakerClient(inDev);
  const iam = new IAMClient(inDev);
  const registry = new SageMakerClient(await configOf(url, hub));

  const { PipelineSummaries: [{ PipelineName } = {}] = [] } =
    await sagemaker.send(new ListPipelinesCommand({}));
  const { PipelineExecutionSummaries: [{ PipelineExecutionArn } = {}] = [] } =
    await sagemaker.send(new ListPipelineExecutionsCommand({ PipelineName }));
  const ModelPackageGroupName = PipelineName;

  const lists: Record<string, Call> = {
    ListAccounts: () => organizations.send(new ListAccountsCommand({})),
    ListTagsForResource: () =>
      organizations.send(new ListTagsForResourceCommand({ ResourceId: dev })),
    ListRoles: () => iam.send(new ListRolesCommand({})),
    ListDomains: () => sagemaker.send(new ListDomainsCommand({})),
    ListUserProfiles: () =>
      sagemaker.send(new ListUserProfilesCommand({ MaxResults: 100 })),
    ListPipelines: () => sagemaker.send(new ListPipelinesCommand({})),
    ListPipelineExecutions: () =>
      sagemaker.send(
        new ListPipelineExecutionsCommand({ PipelineName, MaxResults: 100 }),
      ),
    ListPipelineExecutionSteps: () =>
      sagemaker.send(
        new ListPipelineExecutionStepsCommand({ PipelineExecutionArn }),
      ),
    ListModelPackageGroups: () =>
      registry.send(new ListModelPackageGroupsCommand({ MaxResults: 100 })),
    ListModelPackages: () =>
      registry.send(
        new ListModelPackagesCommand({
          ModelPackageGroupName,
          MaxResults: 100,
        }),
      ),
  };
  const figures = [];
  for (const [name, call] of Object.entries(lists)) {
    figures.push({ name, median: await median(call, rounds), hasGoal: true });
  }
  for (const days of [30, 365]) {
    const call = () =>
      costs.send(
        new GetCostAndUsageCommand({
          TimePeriod: { Start: daysAgo(days), End: daysAgo(0) },
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost'],
          GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
        }),
      );
    figures.push({
      name: `GetCostAndUsage of ${days} days of all accounts`,
      median: await median(call, 3),
      hasGoal: false,
    });
  }
  const counts = await countAll(url);
  writeFileSync(file, JSON.stringify({ lists: figures, counts }));
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
