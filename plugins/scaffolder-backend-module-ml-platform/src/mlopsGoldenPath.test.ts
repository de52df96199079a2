import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from './__testUtils__/Aws';
import { CodeHost } from './__testUtils__/CodeHost';
import { ade, milo, omar, vera } from './__testUtils__/people';
import { Portal } from './__testUtils__/Portal';
import { mlopsGoldenPath, skeletonFolder } from './__testUtils__/templates';

const dev = '201000000011';
const hub = '100200300402';
const region = 'eu-west-1';
const asked = {
  project: 'demand-forecast',
  objective: 'binary:logistic',
  targetColumn: 'target',
  instanceType: 'ml.m5.large',
};

interface Commit {
  message: string;
}

jest.setTimeout(120_000);

describe('the golden path mlops-train-deploy', () => {
  let aws: Aws;
  let codeHost: CodeHost;
  let portal: Portal;

  beforeAll(async () => {
    aws = await Aws.start();
    codeHost = new CodeHost(aws.codeHostUrl);
    portal = await Portal.start([], {
      codeHost,
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { namespace: 'default', name: 'taken-in-catalog' },
        },
      ],
    });
  });

  afterEach(async () => {
    await aws.clearFaults();
  });

  afterAll(async () => {
    await portal.stop();
    await aws.stop();
  });

  const run = (name: string, changes = {}, who = milo) =>
    portal.run(who, 'mlops-train-deploy', { ...asked, ...changes, name });

  /** How many there are of each of the things that there must be one of. */
  async function count(path: string, account = dev, at = region) {
    const name = path.split('/')[1];
    const commits =
      (await codeHost.get<Commit[]>(
        codeHost.project(path, '/repository/commits?ref_name=main'),
      )) ?? [];
    const triggers =
      (await codeHost.get<unknown[]>(codeHost.project(path, '/triggers'))) ??
      [];
    return {
      commits: commits.length,
      triggers: triggers.length,
      sageMakerProjects: (await aws.sageMakerProjects(hub, at)).filter(
        project => project === name,
      ).length,
      executions: (await aws.executions(account, at, name)).length,
    };
  }
  const oneOfEach = {
    commits: 1,
    triggers: 1,
    sageMakerProjects: 1,
    executions: 1,
  };

  it('makes repository, SageMaker project, pipeline, first execution and catalog entry', async () => {
    const task = await run('churn');

    expect(task).toMatchObject({ status: 'completed' });
    expect(await count('forecasting/churn')).toEqual(oneOfEach);
    const url = `${aws.codeHostUrl}/forecasting/churn`;
    expect(task.output).toEqual({
      links: [
        { title: 'Repository', url },
        { title: 'CI pipelines', url: `${url}/-/pipelines` },
        {
          title: 'SageMaker pipelines of demand-forecast',
          url: '/catalog/default/system/demand-forecast/pipelines',
        },
        {
          title: 'SageMaker project in the AWS console',
          url: expect.stringMatching(
            /^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/servicecatalog\/.*pp-/,
          ),
        },
        {
          title: 'In the catalog',
          icon: 'catalog',
          entityRef: 'component:default/churn',
        },
      ],
      text: [
        {
          title: 'The first execution is running',
          content: expect.stringContaining(`Dev account ${dev} (${region})`),
        },
      ],
    });
    expect(portal.locations).toEqual([`${url}/-/blob/main/catalog-info.yaml`]);
  });

  it('puts the repository and the pipeline together: the definition at AWS is the one that is committed', async () => {
    const committed = await codeHost.file(
      'forecasting/churn',
      'pipeline/definition.json',
    );
    const pipeline = await aws.pipeline(dev, region, 'churn');

    expect(pipeline).toMatchObject({
      definition: committed,
      role: `arn:aws:iam::${dev}:role/atelier/mlops-pipeline`,
      tags: {
        'atelier:project': 'demand-forecast',
        'atelier:stage': 'dev',
        'atelier:cost-center': 'CC-1001',
        'atelier:owner': 'group:default/forecasting',
      },
    });
    const data = await codeHost.file('forecasting/churn', 'data/sample.csv');
    const digest = createHash('sha256').update(`${data}`).digest('hex');
    expect(committed).toContain(
      `"s3://ml-churn-100200300402-eu-west-1/churn/data/${digest.slice(
        0,
        16,
      )}/sample.csv"`,
    );
    const ci = await codeHost.file('forecasting/churn', '.gitlab-ci.yml');
    expect(ci).toContain(`aud: ${aws.codeHostUrl}`);
    expect(ci).toContain('deploy-preprod:');
    expect(ci).toContain('deploy-prod:');
  });

  it('starts CI with the first commit, whose file the code host understands', async () => {
    const pipelines = await codeHost.get<unknown[]>(
      codeHost.project('forecasting/churn', '/pipelines'),
    );

    expect(pipelines).toEqual([
      expect.objectContaining({ source: 'push', ref: 'main' }),
    ]);
  });

  it('runs an execution that succeeds and registers a version that waits for approval', async () => {
    await aws.untilExecuted(dev, region, 'churn');

    expect(await aws.executions(dev, region, 'churn')).toEqual(['Succeeded']);
    expect(await aws.modelVersions(hub, region, 'churn')).toEqual([
      'PendingManualApproval',
    ]);
  });

  it('shows neither a token nor who it acts for in its log', async () => {
    const task = await run('quiet');

    expect(task.status).toBe('completed');
    const triggers = await codeHost.get<Array<{ token: string }>>(
      codeHost.project('forecasting/quiet', '/triggers'),
    );
    for (const secret of [
      milo,
      codeHost.integration.token,
      String(triggers?.[0].token),
    ]) {
      expect(task.log + JSON.stringify(task.output)).not.toContain(secret);
    }
  });

  it('leaves out the stages that the ML project lacks, and works in its region', async () => {
    const small = await run('elastic', { project: 'price-elasticity' });
    const central = await run(
      'defects',
      { project: 'defect-detection', objective: 'reg:squarederror' },
      vera,
    );

    expect(small).toMatchObject({ status: 'completed' });
    expect(central).toMatchObject({ status: 'completed' });
    const ci = await codeHost.file('forecasting/elastic', '.gitlab-ci.yml');
    expect(ci).not.toContain('deploy-');
    const { definition } = await aws.pipeline(
      '201000000051',
      'eu-central-1',
      'defects',
    );
    expect(definition).toContain(
      '492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost',
    );
    expect(definition).toContain('metrics.r2.value');
    expect(
      await count('vision/defects', '201000000051', 'eu-central-1'),
    ).toEqual(oneOfEach);
  });

  it.each([
    [
      'an ML project of another team',
      'x1',
      {},
      omar,
      'You do not belong to group:default/forecasting',
    ],
    [
      "a team's ML project, for a platform admin",
      'x2',
      {},
      ade,
      'You do not belong to group:default/forecasting',
    ],
    [
      'a repository that exists',
      'churn',
      {},
      milo,
      'The repository forecasting/churn exists already',
    ],
    [
      'a name that the catalog has',
      'taken-in-catalog',
      {},
      milo,
      "The catalog has a component 'taken-in-catalog' already",
    ],
    [
      "a name that another ML project's SageMaker project has",
      'churn',
      { project: 'card-fraud' },
      milo,
      "The SageMaker project 'churn' exists already in account 100200300402, region eu-west-1; it belongs to the ML project 'demand-forecast'",
    ],
    [
      'an ML project that does not exist',
      'x3',
      { project: 'nope' },
      milo,
      'nope',
    ],
  ])(
    'refuses %s, and nothing is made in AWS or Git',
    async (_what, name, changes, who, message) => {
      const writes = await aws.writes();
      const repositories = await codeHost.get('/projects?per_page=100');

      const task = await run(name, changes, who);

      expect(task).toMatchObject({
        status: 'failed',
        log: expect.stringContaining(message),
      });
      expect(await aws.writes()).toEqual(writes);
      expect(await codeHost.get('/projects?per_page=100')).toEqual(
        repositories,
      );
    },
  );

  it.each([
    '-x',
    'x_y',
    'X',
    'x'.repeat(33),
    `x${'-'.repeat(31)}x`,
    '../x',
    '',
  ])('refuses the name %p at its field', async name => {
    const response = await portal.send(milo, 'POST', '/v2/tasks', {
      templateRef: 'template:default/mlops-train-deploy',
      values: { ...asked, name },
    });

    expect(response.status).toBe(400);
    const { errors } = await response.json();
    expect(errors[0]).toMatchObject({ property: 'instance.name' });
  });

  it.each([
    ['publish', 'CreateProject', 'sagemaker'],
    ['sagemaker', 'CreatePipeline', 'sagemaker'],
    ['upsert', 'StartPipelineExecution', 'sagemaker'],
  ])(
    'goes on from what is there after a failure behind %s: one of each',
    async (after, operation, service) => {
      const name = `again-${after}`;
      await aws.fault({
        service,
        operation,
        effect: {
          type: 'error',
          code: 'AccessDeniedException',
          status: 403,
          message: 'no',
        },
      });
      const taskId = await portal.begin(milo, 'mlops-train-deploy', {
        ...asked,
        name,
      });
      const failed = await portal.end(milo, taskId);
      await aws.clearFaults();

      await portal.send(milo, 'POST', `/v2/tasks/${taskId}/retry`, {});
      const task = await portal.end(milo, taskId);

      expect(failed).toMatchObject({
        status: 'failed',
        log: expect.stringContaining(`Allow sagemaker:${operation} to`),
      });
      expect(task).toMatchObject({ status: 'completed' });
      expect(await count(`forecasting/${name}`)).toEqual(oneOfEach);
    },
  );

  it('can be tried out: a dry run says what would be made, and makes nothing', async () => {
    const writes = await aws.writes();

    const response = await portal.send(milo, 'POST', '/v2/dry-run', {
      template: mlopsGoldenPath,
      values: { ...asked, name: 'tried' },
      directoryContents: filesOf(skeletonFolder, 'skeleton'),
    });

    const { log } = await response.json();
    const lines = log
      .map((line: { body: { message: string } }) => line.body.message)
      .join('\n');
    expect(lines).toContain(
      "Would make the SageMaker project 'tried' in account 100200300402",
    );
    expect(lines).toContain('RepositoryPath = forecasting/tried');
    expect(lines).toContain("put the pipeline 'tried' into account");
    expect(lines).toContain("Would start the pipeline 'tried'");
    expect(lines).toContain("Would push 'repository' to");
    expect(await aws.writes()).toEqual(writes);
    expect(
      await codeHost.get(codeHost.project('forecasting/tried')),
    ).toBeUndefined();
  });
});

function filesOf(folder: string, at: string): object[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const file = join(folder, entry.name);
    const path = `${at}/${entry.name}`;
    return entry.isDirectory()
      ? filesOf(file, path)
      : [{ path, base64Content: readFileSync(file, 'base64') }];
  });
}
