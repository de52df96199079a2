import {
  DescribePipelineExecutionCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { startSandbox } from '@atelier/sandbox';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ModelEndpoint,
  ModelGroup,
  ModelVersion,
} from '@atelier/plugin-ml-platform-common';
import { eventually } from './__testUtils__/eventually';
import { SandboxControl } from './__testUtils__/sandbox';
import { startMlPlatform } from './__testUtils__/startMlPlatform';

jest.setTimeout(120_000);

const hub = '100200300402';
const modelsPath = '/projects/demand-forecast/models';

describe('Models over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let control: SandboxControl;
  let portal: Awaited<ReturnType<typeof startMlPlatform>>;

  const get = (path: string, user = 'ravi.patel') => portal.as(user).get(path);
  const groups = async (): Promise<ModelGroup[]> =>
    (await get(modelsPath).expect(200)).body.items;
  const endpoints = async (): Promise<ModelEndpoint[]> =>
    (await get('/projects/demand-forecast/endpoints').expect(200)).body.items;
  const versions = async (group = 'store-demand'): Promise<ModelVersion[]> =>
    (await groups()).find(({ name }) => name === group)?.versions ?? [];

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;
    control = new SandboxControl(sandbox.awsUrl);
    portal = await startMlPlatform({ knex: await databases.init('SQLITE_3') });
    await eventually(async () => {
      if ((await groups()).length * (await endpoints()).length === 0) {
        throw new Error('Not collected yet');
      }
    });
  });

  afterEach(() => control.removeFaults());

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    delete process.env.AWS_ENDPOINT_URL;
  });

  const approvalPath = (version: number, group = 'store-demand') =>
    `${modelsPath}/${hub}/eu-west-1/${group}/${version}/approval`;
  const approve = (path: string, body: object, user = 'ravi.patel') =>
    portal.as(user).post(path, body);

  it('shows the model groups that are tagged with the ML project in the hub, and no others', async () => {
    expect((await groups()).map(({ name }) => name)).toEqual([
      'new-item-demand',
      'promo-uplift',
      'store-demand',
    ]);
    const [group] = await groups();
    expect(group).toMatchObject({ accountId: hub, region: 'eu-west-1' });
    expect(group).not.toHaveProperty('slug');
  });

  it('shows versions newest first, with their metrics and the execution that made them', async () => {
    const all = await versions();
    const numbers = all.map(({ version }) => version);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(all.length).toBeLessThanOrEqual(20);
    expect(all[0].metrics).toEqual([{ name: 'r2', value: expect.any(Number) }]);
    expect(all[0].pipelineExecutionArn).toContain('/execution/');
  });

  it('shows which version an endpoint serves, at both of them', async () => {
    const [preprod, prod] = ['preprod', 'prod'].map(async stage =>
      (await endpoints()).find(
        endpoint =>
          endpoint.stage === stage && endpoint.name === 'store-demand',
      ),
    );
    for (const endpoint of [await preprod, await prod]) {
      expect(endpoint).toMatchObject({
        status: 'InService',
        instanceType: expect.stringMatching(/^ml\./),
      });
      const served = (await versions()).find(
        ({ arn }) => arn === endpoint?.modelPackageArns[0],
      );
      expect(served?.deployments).toContainEqual({
        stage: endpoint?.stage,
        accountId: endpoint?.accountId,
        region: 'eu-west-1',
        endpoint: 'store-demand',
        status: 'InService',
        consoleUrl: endpoint?.consoleUrl,
      });
    }
  });

  it('approves and rejects in the name of the person, with the comment', async () => {
    const [{ version }] = await versions();
    portal.signals.splice(0);
    for (const approval of ['Approved', 'Rejected']) {
      await approve(approvalPath(version), {
        approval,
        comment: `${approval} after review`,
      }).expect(204);
      expect((await versions())[0]).toMatchObject({
        version,
        approval,
        approvalDescription: `${approval} after review`,
      });
    }
    const calls = (await control.journal()).filter(
      ({ operation }) => operation === 'UpdateModelPackage',
    );
    expect(calls).toHaveLength(2);
    expect(calls[0]).toMatchObject({
      account: hub,
      principal: expect.stringContaining('AtelierProvisioner/ravi.patel'),
    });
    expect(portal.signals).toContainEqual(
      expect.objectContaining({ message: { what: 'models' } }),
    );
    expect(portal.logger.lines).toContainEqual(
      expect.stringMatching(/model-approval(.|\n)*user:default\/ravi\.patel/),
    );
  });

  it.each([
    [approvalPath(999), 404],
    [approvalPath(1, 'card-fraud-scoring'), 404],
    [approvalPath(1).replace(hub, '201000000031'), 404],
    [approvalPath(1).replace('eu-west-1', 'eu-central-1'), 404],
    [approvalPath(0), 400],
  ])(
    'does not approve what is not the ML project’s: %s',
    async (path, status) => {
      const answer = await approve(path, { approval: 'Approved' });
      expect(answer.status).toBe(status);
    },
  );

  it('does not let people of other groups know, and asks for a decision', async () => {
    const answers = await Promise.all([
      approve(approvalPath(1), { approval: 'Approved' }, 'nobody'),
      approve(approvalPath(1), { approval: 'Maybe' }),
      get('/projects/defect-detection/models'),
      get('/projects/defect-detection/endpoints'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 404, 404]);
  });

  it('describes nothing again that did not change, and calls AWS for no page view', async () => {
    const before = (await control.journal()).length;
    await portal.run('collect-models');
    await portal.run('collect-endpoints');
    const calls = (await control.journal()).slice(before);
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(
      new Set([
        'ListModelPackageGroups',
        'ListModelPackages',
        'ListTags',
        'ListEndpoints',
      ]),
    );
    const after = (await control.journal()).length;
    await groups();
    await endpoints();
    expect((await control.journal()).length).toBe(after);
  });

  it('shows what an execution registered once a sweep of the pipelines sees its end', async () => {
    const [newest] = await versions();
    const client = portal.clients.get(SageMakerClient, {
      accountId: '201000000011',
      region: 'eu-west-1',
      role: 'provisioner',
      actor: 'user:default/ravi.patel',
    });
    const { PipelineExecutionArn } = await client.send(
      new StartPipelineExecutionCommand({
        PipelineName: 'store-demand',
        ClientRequestToken: 'models-execution-token-of-32-characters',
      }),
    );
    await eventually(async () => {
      const { PipelineExecutionStatus } = await client.send(
        new DescribePipelineExecutionCommand({ PipelineExecutionArn }),
      );
      expect(PipelineExecutionStatus).toBe('Succeeded');
    });
    await portal.run('collect-pipelines');

    await eventually(async () => {
      expect((await versions())[0].version).toBe(newest.version + 1);
    });
  });

  it('keeps what it knows where AWS cannot be asked, and says so', async () => {
    const known = await groups();
    await control.addFault({
      service: 'sagemaker',
      operation: 'ListModelPackageGroups',
      account: hub,
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        status: 400,
        message: 'no',
      },
    });
    await portal.run('collect-models');
    const { body } = await get(modelsPath).expect(200);
    expect(body.items).toEqual(known);
    expect(body.failures).toContainEqual(
      expect.objectContaining({
        accountId: hub,
        message: expect.stringContaining('sagemaker:ListModelPackageGroups'),
      }),
    );
  });
});
