import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  AddTagsCommand,
  CreatePipelineCommand,
  DeletePipelineCommand,
  DescribePipelineCommand,
  DescribePipelineDefinitionForExecutionCommand,
  ListPipelineExecutionsCommand,
  ListPipelinesCommand,
  ListTagsCommand,
  paginateListPipelines,
  StartPipelineExecutionCommand,
  UpdatePipelineCommand,
  type CreatePipelineCommandInput,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import { rootConfig } from '../../../__testUtils__/credentials';
import type { Sample } from '../../cloudformation/__testUtils__/conformance';
import { TestAccount } from '../../cloudformation/__testUtils__/TestAccount';
import { processingStep } from '../__testUtils__/definitions';
import { newExecutionRole } from '../__testUtils__/executionRole';
import { violations } from '../__testUtils__/violations';

const account = '201000000012';
const other = '201000000033';

describe('pipelines', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let caller: TestAccount;
  let sagemaker: TestAccount['sagemaker'];
  let role: string;
  let definition: string;

  beforeAll(async () => {
    sandbox = await startSandbox();
    const enter = (id: string, region?: string) =>
      TestAccount.root(sandbox.awsUrl, id, samples, region);
    caller = await enter(account);
    ({ sagemaker } = caller);
    role = await newExecutionRole(caller);
    definition = JSON.stringify({ Steps: [processingStep('Only', role)] });
  });

  afterAll(async () => {
    caller.destroy();
    await sandbox.stop();
  });

  function create(
    PipelineName: string,
    extra: Partial<CreatePipelineCommandInput> = {},
  ) {
    return sagemaker.send(
      new CreatePipelineCommand({
        PipelineName,
        PipelineDefinition: definition,
        RoleArn: role,
        ClientRequestToken: randomUUID(),
        ...extra,
      }),
    );
  }

  it('are made, described, tagged, updated and deleted', async () => {
    const { PipelineArn } = await create('churn', {
      PipelineDescription: 'Who leaves',
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    expect(PipelineArn).toBe(
      'arn:aws:sagemaker:eu-west-1:201000000012:pipeline/churn',
    );
    await sagemaker.send(
      new AddTagsCommand({
        ResourceArn: PipelineArn,
        Tags: [{ Key: 'stage', Value: 'dev' }],
      }),
    );
    const { Tags } = await sagemaker.send(
      new ListTagsCommand({ ResourceArn: PipelineArn }),
    );
    expect(Tags).toEqual([
      { Key: 'team', Value: 'a' },
      { Key: 'stage', Value: 'dev' },
    ]);
    const started = await sagemaker.send(
      new StartPipelineExecutionCommand({ PipelineName: PipelineArn }),
    );
    const changed = JSON.stringify({ Steps: [processingStep('Other', role)] });
    await sagemaker.send(
      new UpdatePipelineCommand({
        PipelineName: 'churn',
        PipelineDefinition: changed,
      }),
    );
    expect(
      await sagemaker.send(
        new DescribePipelineCommand({ PipelineName: 'churn' }),
      ),
    ).toMatchObject({
      PipelineDefinition: changed,
      PipelineDescription: 'Who leaves',
      PipelineStatus: 'Active',
      RoleArn: role,
      LastRunTime: expect.any(Date),
    });
    // The execution keeps the definition it started with.
    expect(
      await sagemaker.send(
        new DescribePipelineDefinitionForExecutionCommand(
          started as { PipelineExecutionArn: string },
        ),
      ),
    ).toMatchObject({ PipelineDefinition: definition });
    await expect(
      sagemaker.send(
        new DeletePipelineCommand({
          PipelineName: 'churn',
          ClientRequestToken: randomUUID(),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('are deleted with their executions', async () => {
    await create('gone');
    const token = randomUUID();
    const remove = () =>
      sagemaker.send(
        new DeletePipelineCommand({
          PipelineName: 'gone',
          ClientRequestToken: token,
        }),
      );
    const first = await remove();
    expect(await remove()).toMatchObject({ PipelineArn: first.PipelineArn });
    await expect(
      sagemaker.send(new DescribePipelineCommand({ PipelineName: 'gone' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
    await expect(
      sagemaker.send(
        new ListPipelineExecutionsCommand({ PipelineName: 'gone' }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  it('are made once for a token', async () => {
    const ClientRequestToken = randomUUID();
    const first = await create('once', { ClientRequestToken });
    expect(await create('once', { ClientRequestToken })).toMatchObject({
      PipelineArn: first.PipelineArn,
    });
    await expect(create('twice', { ClientRequestToken })).rejects.toMatchObject(
      { name: 'ConflictException' },
    );
  });

  it.each<
    [what: string, input: Partial<CreatePipelineCommandInput>, message: string]
  >([
    [
      'a name that is taken',
      { PipelineName: 'taken' },
      'Pipeline names must be unique within an AWS account and region. Pipeline with name (taken) already exists.',
    ],
    [
      'a name with wrong characters',
      { PipelineName: 'a_b' },
      "Value 'a_b' at 'pipelineName' failed to satisfy constraint: Member must satisfy regular expression pattern",
    ],
    [
      'a short token',
      { ClientRequestToken: 'short' },
      'Member must have length greater than or equal to 32',
    ],
    [
      'no definition',
      { PipelineDefinition: undefined },
      'Either PipelineDefinition or PipelineDefinitionS3Location',
    ],
    [
      'a definition that is wrong',
      { PipelineDefinition: '{}' },
      'Unable to parse pipeline definition. ',
    ],
    [
      'a role of another account',
      { RoleArn: 'arn:aws:iam::201000000099:role/x' },
      'Cross-account pass role is not allowed.',
    ],
    [
      'a role that does not exist',
      { RoleArn: 'arn:aws:iam::201000000012:role/nobody' },
      "Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.",
    ],
    [
      'a role that trusts others',
      { RoleArn: 'arn:aws:iam::201000000012:role/AtelierReader' },
      'Could not assume role',
    ],
    [
      "AWS's own tags",
      { Tags: [{ Key: 'aws:x', Value: '' }] },
      'aws: prefixed tag key names',
    ],
    [
      'no parallelism',
      { ParallelismConfiguration: { MaxParallelExecutionSteps: 0 } },
      'greater than or equal to 1',
    ],
  ])('are refused for %s', async (_what, input, message) => {
    if (input.PipelineName === 'taken') {
      await create('taken');
    }
    await expect(create('refused', input)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('take their definition from S3', async () => {
    const s3 = new S3Client(await rootConfig(sandbox.awsUrl, account));
    const Bucket = 'ml-definitions-test';
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    await s3.send(
      new PutObjectCommand({ Bucket, Key: 'p.json', Body: definition }),
    );
    s3.destroy();
    const at = (ObjectKey: string) => ({
      PipelineDefinition: undefined,
      PipelineDefinitionS3Location: { Bucket, ObjectKey },
    });
    await create('from-s3', at('p.json'));
    expect(
      await sagemaker.send(
        new DescribePipelineCommand({ PipelineName: 'from-s3' }),
      ),
    ).toMatchObject({ PipelineDefinition: definition });
    await expect(create('nowhere', at('q.json'))).rejects.toMatchObject({
      message: expect.stringContaining(`s3://${Bucket}/q.json`),
    });
  });

  it('are listed in pages, of their account and region only', async () => {
    for (const index of [1, 2, 3]) {
      await create(`list-${index}`);
    }
    const found: (string | undefined)[] = [];
    for await (const page of paginateListPipelines(
      { client: sagemaker, pageSize: 2 },
      { PipelineNamePrefix: 'list', SortBy: 'Name', SortOrder: 'Ascending' },
    )) {
      expect(page.PipelineSummaries?.length).toBeLessThanOrEqual(2);
      found.push(
        ...(page.PipelineSummaries ?? []).map(one => one.PipelineName),
      );
    }
    expect(found).toEqual(['list-1', 'list-2', 'list-3']);
    const elsewhere: [Promise<TestAccount>, error: string][] = [
      [TestAccount.root(sandbox.awsUrl, other), 'AccessDeniedException'],
      [
        TestAccount.root(sandbox.awsUrl, account, samples, 'eu-central-1'),
        'ResourceNotFound',
      ],
    ];
    for (const [opening, name] of elsewhere) {
      const one = await opening;
      const { PipelineSummaries } = await one.sagemaker.send(
        new ListPipelinesCommand({}),
      );
      expect(PipelineSummaries).toEqual([]);
      await expect(
        one.sagemaker.send(
          new DescribePipelineCommand({
            PipelineName:
              'arn:aws:sagemaker:eu-west-1:201000000012:pipeline/list-1',
          }),
        ),
      ).rejects.toMatchObject({ name });
      one.destroy();
    }
  });

  it("keeps to AWS's models", () => {
    expect(violations(samples)).toEqual([]);
  });
});
