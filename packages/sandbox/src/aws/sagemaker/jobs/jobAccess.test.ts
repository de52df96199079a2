import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateProcessingJobCommand,
  DescribeProcessingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import { rootConfig } from '../../../__testUtils__/credentials';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import { TestAccount } from '../../cloudformation/__testUtils__/TestAccount';

const account = '201000000011';
const Bucket = 'ml-job-access-test';
const RoleName = 'working';
const roleArn = `arn:aws:iam::${account}:role/${RoleName}`;
const session = `arn:aws:sts::${account}:assumed-role/${RoleName}/SageMaker`;
const everything = [
  'ecr:*',
  's3:ListBucket',
  's3:GetObject',
  's3:PutObject',
  'logs:*',
];

describe('a job’s role', () => {
  let sandbox: RunningSandbox;
  let caller: TestAccount;
  let jobs = 0;

  const policy = (Statement: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement });
  const lets = (Action: string[]) =>
    caller.iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'work',
        PolicyDocument: policy({ Effect: 'Allow', Action, Resource: '*' }),
      }),
    );

  /** Runs a job with an input and an output; gives how it ended. */
  async function run(image = '141502667606') {
    jobs += 1;
    const ProcessingJobName = `job-${jobs}`;
    await caller.sagemaker.send(
      new CreateProcessingJobCommand({
        ProcessingJobName,
        RoleArn: roleArn,
        AppSpecification: {
          ImageUri: `${image}.dkr.ecr.eu-west-1.amazonaws.com/sklearn:1`,
        },
        ProcessingInputs: [
          {
            InputName: 'data',
            S3Input: {
              S3Uri: `s3://${Bucket}/data/`,
              LocalPath: '/opt/ml/processing/data',
              S3DataType: 'S3Prefix',
            },
          },
        ],
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: 'rows',
              S3Output: {
                S3Uri: `s3://${Bucket}/out`,
                LocalPath: '/opt/ml/processing/rows',
                S3UploadMode: 'EndOfJob',
              },
            },
          ],
        },
        ProcessingResources: {
          ClusterConfig: {
            InstanceCount: 1,
            InstanceType: 'ml.m5.large',
            VolumeSizeInGB: 10,
          },
        },
      }),
    );
    const { ProcessingJobStatus, FailureReason } = await eventually(
      () =>
        caller.sagemaker.send(
          new DescribeProcessingJobCommand({ ProcessingJobName }),
        ),
      job => job.ProcessingJobStatus !== 'InProgress',
    );
    return FailureReason ?? ProcessingJobStatus;
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    caller = await TestAccount.root(sandbox.awsUrl, account);
    const s3 = new S3Client(await rootConfig(sandbox.awsUrl, account));
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    await s3.send(
      new PutObjectCommand({ Bucket, Key: 'data/1.csv', Body: '1' }),
    );
    s3.destroy();
    await caller.iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Principal: { Service: 'sagemaker.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
      }),
    );
  });
  afterAll(async () => {
    caller.destroy();
    await sandbox.stop();
  });

  it('lets it read, write and log', async () => {
    await lets(everything);
    expect(await run()).toBe('Completed');
  });

  it.each([
    [
      's3:ListBucket',
      `ClientError: No S3 objects found under S3 URL "s3://${Bucket}/data/"`,
    ],
    [
      's3:GetObject',
      `ClientError: Data download failed: User: ${session} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::${Bucket}/data/1.csv"`,
    ],
    [
      's3:PutObject',
      `ClientError: Artifact upload failed: User: ${session} is not authorized to perform: s3:PutObject`,
    ],
    [
      'ecr:*',
      `ClientError: The role '${roleArn}' does not have BatchGetImage permission for the image`,
    ],
  ])('must have %s', async (action, reason) => {
    await lets(everything.filter(one => one !== action));
    expect(await run()).toContain(reason);
  });

  it('finds no image where the account has no such repository', async () => {
    await lets(everything);
    expect(await run(account)).toBe(
      `ClientError: Requested image ${account}.dkr.ecr.eu-west-1.amazonaws.com/sklearn:1 not found.`,
    );
  });

  it('works without a log where it may write none', async () => {
    await lets(everything.filter(one => one !== 'logs:*'));
    expect(await run()).toBe('Completed');
    const { logStreams } = await caller.logs.send(
      new DescribeLogStreamsCommand({
        logGroupName: '/aws/sagemaker/ProcessingJobs',
        logStreamNamePrefix: `job-${jobs}/`,
      }),
    );
    expect(logStreams).toEqual([]);
  });
});
