import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateProjectCommand,
  DeleteProjectCommand,
  DescribeModelPackageGroupCommand,
  DescribeProjectCommand,
  ListModelPackageGroupsCommand,
  ListTagsCommand,
  UpdateProjectCommand,
  type CfnCreateTemplateProvider,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import { clientConfig, rootOf } from '../../../__testUtils__/credentials';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import {
  hub,
  TestAccount,
} from '../../cloudformation/__testUtils__/TestAccount';

const Bucket = 'project-templates';
const TemplateURL = `https://${Bucket}.s3.eu-west-1.amazonaws.com/mlops.yaml`;

const template = `
Parameters:
  SageMakerProjectName: { Type: String }
  SageMakerProjectId: { Type: String }
  Title: { Type: String, Default: none }
  Name: { Type: String, Default: group }
Resources:
  First:
    Type: AWS::SageMaker::ModelPackageGroup
    Properties:
      ModelPackageGroupName: !Sub '\${SageMakerProjectName}-first'
      Tags: [{ Key: title, Value: !Ref Title }]
  Second:
    Type: AWS::SageMaker::ModelPackageGroup
    DependsOn: First
    Properties:
      ModelPackageGroupName: !Sub '\${SageMakerProjectName}-\${Name}'
`;

describe('SageMaker projects of a template in S3', () => {
  let sandbox: RunningSandbox;
  let account: TestAccount;
  let sagemaker: TestAccount['sagemaker'];

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    const root = await rootOf(sandbox.awsUrl, hub);
    account = TestAccount.of(sandbox.awsUrl, root);
    ({ sagemaker } = account);
    const s3 = new S3Client(clientConfig(sandbox.awsUrl, root));
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    await s3.send(
      new PutObjectCommand({ Bucket, Key: 'mlops.yaml', Body: template }),
    );
    s3.destroy();
  });
  afterAll(async () => {
    account.destroy();
    await sandbox.stop();
  });

  const settled = (ProjectName: string) =>
    eventually(
      () => sagemaker.send(new DescribeProjectCommand({ ProjectName })),
      ({ ProjectStatus: status = '' }) =>
        status !== 'Pending' && !status.endsWith('InProgress'),
    );
  const create = async (
    ProjectName: string,
    provider: Partial<CfnCreateTemplateProvider> = {},
  ) => {
    await sagemaker.send(
      new CreateProjectCommand({
        ProjectName,
        Tags: [{ Key: 'atelier:project', Value: 'x' }],
        TemplateProviders: [
          {
            CfnTemplateProvider: {
              TemplateName: 'mlops',
              TemplateURL,
              ...provider,
            },
          },
        ],
      }),
    );
    return settled(ProjectName);
  };
  const detailOf = async (ProjectName: string) => {
    const { TemplateProviderDetails } = await settled(ProjectName);
    return TemplateProviderDetails?.[0].CfnTemplateProviderDetail;
  };
  const groups = async (NameContains: string) => {
    const { ModelPackageGroupSummaryList = [] } = await sagemaker.send(
      new ListModelPackageGroupsCommand({ NameContains }),
    );
    return ModelPackageGroupSummaryList.map(
      ({ ModelPackageGroupName }) => ModelPackageGroupName,
    );
  };
  const titleOf = async (ModelPackageGroupName: string) => {
    const { ModelPackageGroupArn } = await sagemaker.send(
      new DescribeModelPackageGroupCommand({ ModelPackageGroupName }),
    );
    const { Tags = [] } = await sagemaker.send(
      new ListTagsCommand({ ResourceArn: ModelPackageGroupArn }),
    );
    return Tags.filter(({ Key = '' }) => !Key.startsWith('aws:')).map(
      ({ Key, Value }) => `${Key}=${Value}`,
    );
  };

  it('are a stack: made, changed and deleted with it', async () => {
    const project = await create('churn', {
      Parameters: [{ Key: 'Title', Value: 'one' }],
    });
    expect(project.ProjectStatus).toBe('CreateCompleted');
    expect(project.ServiceCatalogProvisioningDetails).toBeUndefined();
    const detail = await detailOf('churn');
    expect(detail).toMatchObject({
      TemplateName: 'mlops',
      TemplateURL,
      Parameters: [{ Key: 'Title', Value: 'one' }],
      StackDetail: { StatusMessage: 'CreateCompleted' },
    });
    const { Stacks } = await account.cloudformation.send(
      new DescribeStacksCommand({ StackName: detail?.StackDetail?.Id }),
    );
    expect(Stacks).toMatchObject([
      { StackName: detail?.StackDetail?.Name, StackStatus: 'CREATE_COMPLETE' },
    ]);
    expect((await titleOf('churn-first')).sort()).toEqual([
      'atelier:project=x',
      `sagemaker:project-id=${project.ProjectId}`,
      'sagemaker:project-name=churn',
      'title=one',
    ]);

    await sagemaker.send(
      new UpdateProjectCommand({
        ProjectName: 'churn',
        TemplateProvidersToUpdate: [
          {
            CfnTemplateProvider: {
              TemplateName: 'mlops',
              TemplateURL,
              Parameters: [{ Key: 'Title', Value: 'two' }],
            },
          },
        ],
      }),
    );
    expect((await settled('churn')).ProjectStatus).toBe('UpdateCompleted');
    expect(await titleOf('churn-first')).toContain('title=two');

    await sagemaker.send(new DeleteProjectCommand({ ProjectName: 'churn' }));
    expect((await settled('churn')).ProjectStatus).toBe('DeleteCompleted');
    expect(await groups('churn')).toEqual([]);
  });

  it('fail with the reason, and leave nothing behind', async () => {
    const project = await create('broken', {
      Parameters: [{ Key: 'Name', Value: 'not_a_name' }],
    });
    expect(project.ProjectStatus).toBe('CreateFailed');
    const { StackDetail } = (await detailOf('broken')) ?? {};
    expect(StackDetail?.StatusMessage).toMatch(
      /^ROLLBACK_COMPLETE: Second: .*not_a_name/,
    );
    expect(await groups('broken')).toEqual([]);
  });

  it('go on where CloudFormation is throttled', async () => {
    await fetch(`${sandbox.awsUrl}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({
        service: 'cloudformation',
        count: 3,
        effect: { type: 'throttle' },
      }),
    });
    expect((await create('patient')).ProjectStatus).toBe('CreateCompleted');
  });

  it('say where a template is missing', async () => {
    const missing = TemplateURL.replace('mlops', 'nothing');
    const project = await create('missing', { TemplateURL: missing });
    expect(project.ProjectStatus).toBe('CreateFailed');
    const { StackDetail } = (await detailOf('missing')) ?? {};
    expect(StackDetail).toMatchObject({
      StatusMessage: expect.stringContaining(
        'ValidationError: S3 error: The specified key does not exist.',
      ),
    });
  });

  it('refuse another provider’s update, and both or none at once', async () => {
    const ProjectName = 'refused';
    await create(ProjectName);
    await expect(
      sagemaker.send(
        new UpdateProjectCommand({
          ProjectName,
          ServiceCatalogProvisioningUpdateDetails: {},
        }),
      ),
    ).rejects.toThrow(
      'Project refused was not made by a Service Catalog product.',
    );
    for (const input of [
      {},
      {
        ServiceCatalogProvisioningDetails: { ProductId: 'prod-1' },
        TemplateProviders: [
          { CfnTemplateProvider: { TemplateName: 'a', TemplateURL } },
        ],
      },
    ]) {
      await expect(
        sagemaker.send(
          new CreateProjectCommand({ ProjectName: 'none', ...input }),
        ),
      ).rejects.toThrow('Exactly one of ServiceCatalogProvisioningDetails');
    }
  });
});
