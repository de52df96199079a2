import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DescribePipelineCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { AwsTarget } from '../clients';
import { governedTags, identityTagKeys } from '../tags';
import { upsertPipeline, WantedPipeline } from './upsertPipeline';

const dev: AwsTarget = {
  accountId: '201000000011',
  region: 'eu-west-1',
  role: 'provisioner',
  actor: 'user:default/ml-engineer',
};
const roleArn = `arn:aws:iam::${dev.accountId}:role/atelier/mlops-pipeline`;
const project = {
  slug: 'demand-forecast',
  owner: 'group:default/forecasting',
  costCenter: 'CC-1001',
};

function definition(message: string): string {
  return JSON.stringify({
    Version: '2020-12-01',
    Steps: [
      { Name: 'Stop', Type: 'Fail', Arguments: { ErrorMessage: message } },
    ],
  });
}

describe('upsertPipeline', () => {
  let aws: Platform;

  beforeAll(async () => {
    aws = await startPlatform();
  });

  afterEach(async () => {
    await aws.clearFaults();
  });

  afterAll(async () => {
    await aws.stop();
  });

  function wanted(
    name: string,
    changes: Partial<WantedPipeline> = {},
  ): WantedPipeline {
    return {
      name,
      definition: definition('one'),
      roleArn,
      tags: governedTags(aws.config.tags, { project, stage: 'dev' }),
      identityTags: identityTagKeys(aws.config.tags),
      ...changes,
    };
  }

  const upsert = (pipeline: WantedPipeline, clients = aws.clients) =>
    upsertPipeline(clients, dev, pipeline);

  async function writesSince(mark: number): Promise<string[]> {
    const calls = await aws.calls(mark);
    return calls
      .filter(({ write, errorCode }) => write && !errorCode)
      .map(({ operation }) => operation)
      .filter(operation => operation !== 'AssumeRole');
  }

  it('creates what is absent, with role and tags', async () => {
    const { pipelineArn, ...result } = await upsert(wanted('absent'));

    expect(result).toEqual({ existed: false, updated: false });
    const client = aws.clients.get(SageMakerClient, dev);
    expect(
      await client.send(
        new DescribePipelineCommand({ PipelineName: 'absent' }),
      ),
    ).toMatchObject({
      PipelineArn: pipelineArn,
      PipelineDefinition: definition('one'),
      RoleArn: roleArn,
    });
    const { Tags } = await client.send(
      new ListTagsCommand({ ResourceArn: pipelineArn }),
    );
    expect(Tags).toEqual(expect.arrayContaining(wanted('absent').tags));
  });

  it('leaves alone what differs in formatting only', async () => {
    await upsert(wanted('same'));
    const mark = await aws.mark();
    const formatted = JSON.stringify(JSON.parse(definition('one')), null, 2);

    const result = await upsert(wanted('same', { definition: formatted }));

    expect(result).toMatchObject({ existed: true, updated: false });
    expect(await writesSince(mark)).toEqual([]);
  });

  it('updates what differs', async () => {
    await upsert(wanted('different'));

    const result = await upsert(
      wanted('different', { definition: definition('two') }),
    );

    expect(result).toMatchObject({ existed: true, updated: true });
    const { PipelineDefinition } = await aws.clients
      .get(SageMakerClient, dev)
      .send(new DescribePipelineCommand({ PipelineName: 'different' }));
    expect(PipelineDefinition).toBe(definition('two'));
  });

  it('creates one pipeline when two processes ask at once', async () => {
    const mark = await aws.mark();

    const results = await Promise.all([
      upsert(wanted('at-once')),
      upsert(wanted('at-once'), aws.newClients()),
    ]);

    expect(new Set(results.map(({ pipelineArn }) => pipelineArn)).size).toBe(1);
    expect(
      (await aws.calls(mark)).filter(
        ({ operation, errorCode }) =>
          operation === 'CreatePipeline' && errorCode,
      ),
    ).toEqual([]);
  });

  it("refuses another ML project's pipeline, says whose it is, and does not touch it", async () => {
    const { tags } = wanted('foreign');
    await upsert(
      wanted('foreign', {
        tags: tags.map(tag =>
          tag.Key === 'atelier:project'
            ? { ...tag, Value: 'price-elasticity' }
            : tag,
        ),
        identityTags: [],
      }),
    );
    const mark = await aws.mark();

    await expect(
      upsert(wanted('foreign', { definition: definition('two') })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('atelier:project = price-elasticity'),
    });
    expect(await writesSince(mark)).toEqual([]);
  });

  it('refuses a pipeline that CloudFormation made, and names the stack', async () => {
    await aws.allow(dev.accountId, 'AtelierProvisioner', 'cloudformation:*');
    const cloudFormation = aws.clients.get(CloudFormationClient, dev);
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'pipeline-stack',
        TemplateBody: JSON.stringify({
          Resources: {
            Pipeline: {
              Type: 'AWS::SageMaker::Pipeline',
              Properties: {
                PipelineName: 'of-a-stack',
                PipelineDefinition: {
                  PipelineDefinitionBody: definition('one'),
                },
                RoleArn: roleArn,
              },
            },
          },
        }),
        Tags: wanted('of-a-stack').tags,
      }),
    );
    await waitUntilStackCreateComplete(
      { client: cloudFormation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
      { StackName: 'pipeline-stack' },
    );
    const mark = await aws.mark();

    await expect(
      upsert(wanted('of-a-stack', { definition: definition('two') })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /stack\/pipeline-stack\/.*only through it/,
      ),
    });
    expect(await writesSince(mark)).toEqual([]);
  });

  it('says which account refuses a role that does not exist', async () => {
    await expect(
      upsert(wanted('no-role', { roleArn: `${roleArn}-nope` })),
    ).rejects.toThrow(
      'sagemaker:CreatePipeline of no-role failed in account 201000000011, region eu-west-1',
    );
  });
});
