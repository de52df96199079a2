import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DeleteModelPackageGroupPolicyCommand,
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
  GetModelPackageGroupPolicyCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  ListTagsCommand,
  PutModelPackageGroupPolicyCommand,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import type { Sample } from '../../cloudformation/__testUtils__/conformance';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import {
  hub,
  TestAccount,
} from '../../cloudformation/__testUtils__/TestAccount';
import { violations } from '../__testUtils__/violations';

const dev = '201000000011';
const specification = {
  Containers: [{ Image: '1.dkr.ecr.eu-west-1.amazonaws.com/xgboost:1' }],
  SupportedContentTypes: ['text/csv'],
  SupportedResponseMIMETypes: ['text/csv'],
};

describe('the model registry', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let hubCaller: TestAccount;
  let devCaller: TestAccount;
  let registry: TestAccount['sagemaker'];
  let outside: TestAccount['sagemaker'];

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    const enter = (account: string) =>
      TestAccount.root(sandbox.awsUrl, account, samples);
    hubCaller = await enter(hub);
    devCaller = await enter(dev);
    registry = hubCaller.sagemaker;
    outside = devCaller.sagemaker;
  });

  afterAll(async () => {
    hubCaller.destroy();
    devCaller.destroy();
    await sandbox.stop();
  });

  async function newGroup(ModelPackageGroupName: string) {
    const made = await registry.send(
      new CreateModelPackageGroupCommand({
        ModelPackageGroupName,
        Tags: [{ Key: 'atelier:project', Value: 'x' }],
      }),
    );
    return made.ModelPackageGroupArn ?? '';
  }

  async function newVersion(
    ModelPackageGroupName: string,
    client = registry,
    ClientToken?: string,
  ) {
    const made = await client.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName,
        ClientToken,
        InferenceSpecification: specification,
        CustomerMetadataProperties: { auc: '0.91' },
      }),
    );
    return made.ModelPackageArn ?? '';
  }

  const describe_ = (ModelPackageName: string, client = registry) =>
    client.send(new DescribeModelPackageCommand({ ModelPackageName }));

  it('counts versions up, also after one was deleted', async () => {
    const group = await newGroup('counting');
    const [first, second] = [
      await newVersion('counting'),
      await newVersion(group),
    ];
    expect(first).toBe(
      `arn:aws:sagemaker:eu-west-1:${hub}:model-package/counting/1`,
    );
    expect(second).toMatch(/counting\/2$/);
    await registry.send(
      new DeleteModelPackageCommand({ ModelPackageName: second }),
    );
    expect(await newVersion('counting')).toMatch(/counting\/3$/);
    const { ModelPackageSummaryList } = await registry.send(
      new ListModelPackagesCommand({
        ModelPackageGroupName: 'counting',
        SortBy: 'CreationTime',
        SortOrder: 'Descending',
      }),
    );
    expect(
      ModelPackageSummaryList?.map(one => one.ModelPackageVersion),
    ).toEqual([3, 1]);
    await expect(describe_(second)).rejects.toMatchObject({
      name: 'ValidationException',
      message: `ModelPackage ${second} does not exist.`,
    });
  });

  it('makes a version once for a token', async () => {
    await newGroup('tokens');
    const first = await newVersion('tokens', registry, 'token-1');
    expect(await newVersion('tokens', registry, 'token-1')).toBe(first);
    expect(await newVersion('tokens', registry, 'token-2')).not.toBe(first);
  });

  it('completes a version and keeps who approved it and why', async () => {
    await newGroup('approving');
    const arn = await newVersion('approving');
    expect(
      await eventually(
        () => describe_(arn),
        ({ ModelPackageStatus }) => ModelPackageStatus === 'Completed',
      ),
    ).toMatchObject({
      ModelApprovalStatus: 'PendingManualApproval',
      ModelPackageVersion: 1,
      CustomerMetadataProperties: { auc: '0.91' },
      InferenceSpecification: specification,
    });
    await registry.send(
      new UpdateModelPackageCommand({
        ModelPackageArn: arn,
        ModelApprovalStatus: 'Approved',
        ApprovalDescription: 'better',
        CustomerMetadataProperties: { reviewer: 'lead' },
        CustomerMetadataPropertiesToRemove: ['auc'],
      }),
    );
    expect(await describe_(arn)).toMatchObject({
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: 'better',
      CustomerMetadataProperties: { reviewer: 'lead' },
      LastModifiedBy: {
        IamIdentity: {
          Arn: `arn:aws:iam::${hub}:root`,
        },
      },
    });
    const { ModelPackageSummaryList } = await registry.send(
      new ListModelPackagesCommand({
        ModelPackageGroupName: 'approving',
        ModelApprovalStatus: 'Rejected',
      }),
    );
    expect(ModelPackageSummaryList).toEqual([]);
  });

  it('refuses a group that exists, tags on a version, a group with versions deleted', async () => {
    await newGroup('strict');
    await expect(newGroup('strict')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('already exists'),
    });
    await expect(
      registry.send(
        new CreateModelPackageCommand({
          ModelPackageGroupName: 'strict',
          Tags: [{ Key: 'a', Value: 'b' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      registry.send(new CreateModelPackageCommand({})),
    ).rejects.toMatchObject({
      message: expect.stringContaining('Exactly one of'),
    });
    const arn = await newVersion('strict');
    const remove = () =>
      registry.send(
        new DeleteModelPackageGroupCommand({ ModelPackageGroupName: 'strict' }),
      );
    await expect(remove()).rejects.toMatchObject({ name: 'ConflictException' });
    await registry.send(
      new DeleteModelPackageCommand({ ModelPackageName: arn }),
    );
    await remove();
    await expect(
      registry.send(
        new DescribeModelPackageGroupCommand({
          ModelPackageGroupName: 'strict',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('lists groups in pages, with their tags', async () => {
    for (const index of [1, 2, 3]) {
      await newGroup(`paged-${index}`);
    }
    const list = (NextToken?: string) =>
      registry.send(
        new ListModelPackageGroupsCommand({
          NameContains: 'paged-',
          MaxResults: 2,
          NextToken,
        }),
      );
    const first = await list();
    const second = await list(first.NextToken);
    const names = [first, second].map(page =>
      page.ModelPackageGroupSummaryList?.map(one => one.ModelPackageGroupName),
    );
    expect(names).toEqual([['paged-1', 'paged-2'], ['paged-3']]);
    const { Tags } = await registry.send(
      new ListTagsCommand({
        ResourceArn:
          first.ModelPackageGroupSummaryList?.[0].ModelPackageGroupArn,
      }),
    );
    expect(Tags).toEqual([{ Key: 'atelier:project', Value: 'x' }]);
  });

  it("is open to other accounts only as the group's policy says", async () => {
    const group = await newGroup('shared');
    const mine = await newVersion('shared');
    const denied = {
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'because no resource-based policy allows',
      ),
    };
    await expect(newVersion(group, outside)).rejects.toMatchObject(denied);
    await expect(describe_(mine, outside)).rejects.toMatchObject(denied);
    const versions = `${group.replace('-group', '')}/*`;
    const policy = (
      Action: string[],
      account: string,
      Resource = [group, versions],
    ) =>
      registry.send(
        new PutModelPackageGroupPolicyCommand({
          ModelPackageGroupName: 'shared',
          ResourcePolicy: JSON.stringify({
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: {
                AWS: `arn:aws:iam::${account}:root`,
              },
              Action,
              Resource,
            },
          }),
        }),
      );
    // AWS asks for the right on the versions, not on the group.
    await policy(['sagemaker:CreateModelPackage'], dev, [group]);
    await expect(newVersion(group, outside)).rejects.toMatchObject(denied);
    await policy(['sagemaker:CreateModelPackage'], dev, [versions]);
    const theirs = await newVersion(group, outside);
    expect(theirs).toBe(
      `arn:aws:sagemaker:eu-west-1:${hub}:model-package/shared/2`,
    );
    await expect(describe_(theirs, outside)).rejects.toMatchObject(denied);
    await policy(['sagemaker:Describe*'], dev);
    expect(await describe_(theirs, outside)).toMatchObject({
      ModelPackageVersion: 2,
    });
    await expect(newVersion(group, outside)).rejects.toMatchObject(denied);
    await policy(['sagemaker:*'], '201000000031');
    await expect(describe_(theirs, outside)).rejects.toMatchObject(denied);
    await registry.send(
      new DeleteModelPackageGroupPolicyCommand({
        ModelPackageGroupName: 'shared',
      }),
    );
    await expect(
      registry.send(
        new GetModelPackageGroupPolicyCommand({
          ModelPackageGroupName: 'shared',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it("keeps to AWS's models", () => {
    expect(
      violations(samples).filter(one => !/AccessDeniedException/.test(one)),
    ).toEqual([]);
  });
});
