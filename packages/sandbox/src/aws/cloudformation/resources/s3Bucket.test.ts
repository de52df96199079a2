import {
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  GetBucketLifecycleConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startSandbox, type RunningSandbox } from '../../..';
import { clientConfig, rootOf } from '../../../__testUtils__/credentials';
import { eventually } from '../__testUtils__/eventually';
import { spoke, TestAccount } from '../__testUtils__/TestAccount';

describe('a bucket of a template', () => {
  let sandbox: RunningSandbox;
  let account: TestAccount;
  let s3: S3Client;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    const root = await rootOf(sandbox.awsUrl, spoke);
    account = TestAccount.of(sandbox.awsUrl, root);
    s3 = new S3Client(clientConfig(sandbox.awsUrl, root));
  });
  afterAll(async () => {
    s3.destroy();
    account.destroy();
    await sandbox.stop();
  });

  it('has the lifecycle that the template says in words of its own', async () => {
    const rules = [
      {
        Id: 'all',
        Status: 'Enabled',
        ExpirationInDays: 30,
        NoncurrentVersionExpirationInDays: 7,
      },
      {
        Id: 'some',
        Status: 'Disabled',
        Prefix: 'logs/',
        TagFilters: [{ Key: 'a', Value: 'b' }],
        Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 90 }],
      },
    ];
    await account.cloudformation.send(
      new CreateStackCommand({
        StackName: 'kept',
        TemplateBody: JSON.stringify({
          Resources: {
            Kept: {
              Type: 'AWS::S3::Bucket',
              Properties: {
                BucketName: 'kept-a-while',
                LifecycleConfiguration: { Rules: rules },
              },
            },
          },
        }),
      }),
    );
    const { Stacks } = await eventually(
      () => account.cloudformation.send(new DescribeStacksCommand({})),
      ({ Stacks: found }) => found?.[0]?.StackStatus !== 'CREATE_IN_PROGRESS',
    );
    expect(Stacks?.[0]).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    const { Rules } = await s3.send(
      new GetBucketLifecycleConfigurationCommand({ Bucket: 'kept-a-while' }),
    );
    expect(Rules).toEqual([
      {
        ID: 'all',
        Status: 'Enabled',
        Filter: { Prefix: '' },
        Expiration: { Days: 30 },
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
      {
        ID: 'some',
        Status: 'Disabled',
        Filter: { And: { Prefix: 'logs/', Tags: [{ Key: 'a', Value: 'b' }] } },
        Transitions: [{ Days: 90, StorageClass: 'GLACIER' }],
      },
    ]);
  });
});
