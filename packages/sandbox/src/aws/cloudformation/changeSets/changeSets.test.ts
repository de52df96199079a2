import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateSummaryCommand,
  ListChangeSetsCommand,
  ListStacksCommand,
  type CreateChangeSetCommandInput,
} from '@aws-sdk/client-cloudformation';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startSandbox, type RunningSandbox } from '../../..';
import {
  clientConfig,
  rootOf,
  type TestCredentials,
} from '../../../__testUtils__/credentials';
import { eventually } from '../__testUtils__/eventually';
import { spoke, TestAccount } from '../__testUtils__/TestAccount';

const group = (id: string, name: string) => `
  ${id}:
    Type: AWS::SageMaker::ModelPackageGroup
    Properties: { ModelPackageGroupName: ${name} }`;

describe('change sets', () => {
  let sandbox: RunningSandbox;
  let account: TestAccount;
  let root: TestCredentials;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    root = await rootOf(sandbox.awsUrl, spoke);
    account = TestAccount.of(sandbox.awsUrl, root);
  });
  afterAll(async () => {
    account.destroy();
    await sandbox.stop();
  });

  const propose = async (
    resources: string,
    input: Partial<CreateChangeSetCommandInput> = {},
  ) => {
    const { Id } = await account.cloudformation.send(
      new CreateChangeSetCommand({
        StackName: 'proposed',
        ChangeSetName: 'first',
        TemplateBody: `Resources:${resources}`,
        ...input,
      }),
    );
    return eventually(
      () =>
        account.cloudformation.send(
          new DescribeChangeSetCommand({ ChangeSetName: Id }),
        ),
      ({ Status }) => Status !== 'CREATE_IN_PROGRESS',
    );
  };
  const execute = (ChangeSetName: string) =>
    account.cloudformation.send(
      new ExecuteChangeSetCommand({ StackName: 'proposed', ChangeSetName }),
    );
  const settled = async () => {
    const { Stacks } = await eventually(
      () =>
        account.cloudformation.send(
          new DescribeStacksCommand({ StackName: 'proposed' }),
        ),
      found => !found.Stacks?.[0].StackStatus?.endsWith('_IN_PROGRESS'),
    );
    return Stacks?.[0].StackStatus;
  };
  const changesOf = ({ Changes }: Awaited<ReturnType<typeof propose>>) =>
    Changes?.map(({ ResourceChange: one }) =>
      [one?.LogicalResourceId, one?.Action, one?.Replacement].join(' ').trim(),
    );

  it('makes a stack that waits until it is executed, then says what an update would do', async () => {
    const first = await propose(group('A', 'one') + group('B', 'two'), {
      ChangeSetType: 'CREATE',
    });
    expect(first).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
    });
    expect(changesOf(first)).toEqual(['A Add', 'B Add']);
    const { StackSummaries } = await account.cloudformation.send(
      new ListStacksCommand({ StackStatusFilter: ['REVIEW_IN_PROGRESS'] }),
    );
    expect(StackSummaries).toMatchObject([{ StackName: 'proposed' }]);
    await execute('first');
    expect(await settled()).toBe('CREATE_COMPLETE');
    await expect(execute('first')).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
    });

    const nothing = await propose(group('A', 'one') + group('B', 'two'), {
      ChangeSetName: 'nothing',
    });
    expect(nothing).toMatchObject({
      Status: 'FAILED',
      StatusReason: expect.stringContaining("didn't contain changes"),
    });

    const second = await propose(group('A', 'renamed') + group('C', 'three'), {
      ChangeSetName: 'second',
      Tags: [{ Key: 'team', Value: 'forecasting' }],
    });
    expect(changesOf(second)).toEqual(['A Modify True', 'C Add', 'B Remove']);
    await execute('second');
    expect(await settled()).toBe('UPDATE_COMPLETE');
    const { StackResourceDetail } = await account.cloudformation.send(
      new DescribeStackResourceCommand({
        StackName: 'proposed',
        LogicalResourceId: 'A',
      }),
    );
    expect(StackResourceDetail?.PhysicalResourceId).toBe(
      `arn:aws:sagemaker:eu-west-1:${spoke}:model-package-group/renamed`,
    );
    const { Summaries = [] } = await account.cloudformation.send(
      new ListChangeSetsCommand({ StackName: 'proposed' }),
    );
    expect(Summaries.map(one => one.ExecutionStatus)).toEqual([
      'OBSOLETE',
      'OBSOLETE',
      'EXECUTE_COMPLETE',
    ]);
    const ChangeSetName = Summaries[1].ChangeSetId;
    await account.cloudformation.send(
      new DeleteChangeSetCommand({ ChangeSetName }),
    );
    await expect(
      account.cloudformation.send(
        new DescribeChangeSetCommand({ ChangeSetName }),
      ),
    ).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
  });

  it('refuses to update what is not there, and to create what is', async () => {
    await expect(
      propose(group('A', 'x'), { StackName: 'absent' }),
    ).rejects.toThrow('Stack [absent] does not exist');
    await expect(
      propose(group('A', 'x'), { ChangeSetType: 'CREATE' }),
    ).rejects.toThrow('Stack [proposed] already exists');
  });

  it('reads templates from S3 as the caller', async () => {
    const s3 = new S3Client(clientConfig(sandbox.awsUrl, root));
    const Bucket = `templates-${spoke}`;
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    const Body = `Resources:${group('A', 'from-s3')}`;
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a/b.yaml', Body }));
    s3.destroy();
    for (const TemplateURL of [
      `https://${Bucket}.s3.eu-west-1.amazonaws.com/a/b.yaml`,
      `${sandbox.awsUrl}/${Bucket}/a/b.yaml`,
    ]) {
      const { ResourceTypes } = await account.cloudformation.send(
        new GetTemplateSummaryCommand({ TemplateURL }),
      );
      expect(ResourceTypes).toEqual(['AWS::SageMaker::ModelPackageGroup']);
    }
    await expect(
      account.cloudformation.send(
        new CreateStackCommand({
          StackName: 'nowhere',
          TemplateURL: `https://${Bucket}.s3.amazonaws.com/none.yaml`,
        }),
      ),
    ).rejects.toThrow('S3 error: The specified key does not exist.');
  });
});
