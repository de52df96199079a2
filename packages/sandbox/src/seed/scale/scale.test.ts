import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CostExplorerClient,
  GetCostAndUsageCommand,
} from '@aws-sdk/client-cost-explorer';
import {
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import {
  DescribeModelPackageCommand,
  DescribePipelineCommand,
  ListDomainsCommand,
  ListPipelineExecutionsCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelinesCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import BetterSqlite3 from 'better-sqlite3';
import {
  assume,
  clientConfig,
  rootConfig,
} from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';

const scale = {
  projects: 4,
  seed: 7,
  profilesPerProject: 3,
  pipelinesPerProject: 2,
  executionsPerPipeline: 12,
  costDays: 30,
};

describe('seeding to a size', () => {
  const running: RunningSandbox[] = [];

  const seeded = async (body: object, dataDir?: string) => {
    const sandbox = await startSandbox({ dataDir });
    running.push(sandbox);
    const answer = await fetch(`${sandbox.awsUrl}/_sandbox/seed`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { sandbox, answer };
  };
  afterEach(() => Promise.all(running.splice(0).map(one => one.stop())));

  const accountsOf = async ({ awsUrl }: RunningSandbox) => {
    const client = new OrganizationsClient(
      await rootConfig(awsUrl, '100200300401'),
    );
    const accounts: { id: string; name: string }[] = [];
    for await (const page of paginateListAccounts({ client }, {})) {
      for (const { Id = '', Name = '' } of page.Accounts ?? []) {
        accounts.push({ id: Id, name: Name });
      }
    }
    return accounts.filter(({ id }) => id >= '201000001000');
  };

  it('adds accounts, Studio, pipelines, models and costs that AWS’s calls show', async () => {
    const { sandbox, answer } = await seeded(scale);
    expect(await answer.json()).toEqual(scale);
    const accounts = await accountsOf(sandbox);
    expect(accounts).toHaveLength(12);

    const dev = accounts.filter(({ name }) => name.endsWith('-dev'))[1];
    const reader = await assume(sandbox.awsUrl, dev.id, 'AtelierReader');
    const inRegion = (region: string) =>
      new SageMakerClient({ ...clientConfig(sandbox.awsUrl, reader), region });
    let client = inRegion('eu-west-1');
    if (!(await client.send(new ListDomainsCommand({}))).Domains?.length) {
      client = inRegion('eu-central-1');
    }
    expect(
      (await client.send(new ListUserProfilesCommand({}))).UserProfiles,
    ).toHaveLength(3);
    const { PipelineSummaries = [] } = await client.send(
      new ListPipelinesCommand({}),
    );
    expect(PipelineSummaries).toHaveLength(2);
    const [{ PipelineName }] = PipelineSummaries;
    await client.send(new DescribePipelineCommand({ PipelineName }));
    const { PipelineExecutionSummaries = [] } = await client.send(
      new ListPipelineExecutionsCommand({ PipelineName, MaxResults: 100 }),
    );
    expect(PipelineExecutionSummaries).toHaveLength(12);
    const registered: string[] = [];
    for (const { PipelineExecutionArn } of PipelineExecutionSummaries) {
      const { PipelineExecutionSteps = [] } = await client.send(
        new ListPipelineExecutionStepsCommand({ PipelineExecutionArn }),
      );
      expect(PipelineExecutionSteps.length).toBeGreaterThan(1);
      registered.push(
        ...PipelineExecutionSteps.flatMap(
          ({ Metadata }) => Metadata?.RegisterModel?.Arn ?? [],
        ),
      );
    }
    expect(registered.length).toBeGreaterThan(0);
    const hub = await assume(sandbox.awsUrl, '100200300402', 'AtelierReader');
    const ModelPackageName = registered[0];
    const [, , , region] = ModelPackageName.split(':');
    const { MetadataProperties } = await new SageMakerClient({
      ...clientConfig(sandbox.awsUrl, hub),
      region,
    }).send(new DescribeModelPackageCommand({ ModelPackageName }));
    expect(MetadataProperties?.GeneratedBy).toContain(`:${dev.id}:pipeline/`);

    const payer = await assume(sandbox.awsUrl, '100200300401', 'AtelierReader');
    const day = (ago: number) =>
      new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const { ResultsByTime = [] } = await new CostExplorerClient(
      clientConfig(sandbox.awsUrl, payer),
    ).send(
      new GetCostAndUsageCommand({
        TimePeriod: { Start: day(28), End: day(27) },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
        GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
        Filter: { Dimensions: { Key: 'LINKED_ACCOUNT', Values: [dev.id] } },
      }),
    );
    expect(ResultsByTime[0].Groups).toHaveLength(12);
  });

  /** All that a sandbox of that size has, but for times and its own ports. */
  const documentsOf = async (body: object) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-scale-'));
    const { sandbox } = await seeded(body, dataDir);
    await sandbox.stop();
    running.pop();
    const database = new BetterSqlite3(join(dataDir, 'sandbox.sqlite'));
    const rows = database
      .prepare(
        `SELECT kind, account, region, id, body FROM documents
         WHERE kind <> 'iam.oidcProvider'`,
      )
      .raw()
      .all() as string[][];
    database.close();
    await rm(dataDir, { recursive: true });
    const times = /\d{4}-\d\d-\d\d(T[\d:.]+Z)?|\b\d{10}(\d{3})?\b/g;
    return rows.map(row => row.join(' ').replace(times, 'TIME')).sort();
  };

  it('makes the same of the same number, and something else of another', async () => {
    const first = await documentsOf(scale);
    expect(first.length).toBeGreaterThan(1_000);
    expect(await documentsOf(scale)).toEqual(first);
    expect(await documentsOf({ ...scale, seed: 8 })).not.toEqual(first);
  });

  it('refuses sizes that are none', async () => {
    for (const body of [
      {},
      { projects: 0 },
      { projects: 1, seed: 0.5 },
      { projects: 9_001 },
    ]) {
      expect((await seeded(body)).answer.status).toBe(400);
    }
  });
});
