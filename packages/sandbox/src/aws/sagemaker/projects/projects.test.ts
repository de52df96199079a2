import {
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateProjectCommand,
  DeleteProjectCommand,
  DescribeModelPackageGroupCommand,
  DescribeProjectCommand,
  DisableSagemakerServicecatalogPortfolioCommand,
  EnableSagemakerServicecatalogPortfolioCommand,
  GetSagemakerServicecatalogPortfolioStatusCommand,
  ListProjectsCommand,
  ListTagsCommand,
  UpdateProjectCommand,
  type CreateProjectCommandInput,
  type ProjectStatus,
} from '@aws-sdk/client-sagemaker';
import {
  AssociatePrincipalWithPortfolioCommand,
  AssociateProductWithPortfolioCommand,
  CreateConstraintCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  DescribeProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { allowRole } from '../../../__testUtils__/allowRole';
import { startSandbox, type RunningSandbox } from '../../..';
import type { Sample } from '../../cloudformation/__testUtils__/conformance';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import {
  hub,
  TestAccount,
} from '../../cloudformation/__testUtils__/TestAccount';
import { violations } from '../__testUtils__/violations';

const template = JSON.stringify({
  Parameters: {
    SageMakerProjectName: { Type: 'String' },
    SageMakerProjectId: { Type: 'String' },
    Title: { Type: 'String', Default: 'none', AllowedPattern: '[a-z ]+' },
  },
  Resources: {
    Group: {
      Type: 'AWS::SageMaker::ModelPackageGroup',
      Properties: {
        ModelPackageGroupName: {
          'Fn::Sub': '${SageMakerProjectName}-${SageMakerProjectId}',
        },
        Tags: [{ Key: 'title', Value: { Ref: 'Title' } }],
      },
    },
  },
});

describe('SageMaker projects', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let caller: TestAccount;
  let sagemaker: TestAccount['sagemaker'];
  let ProductId: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    const role = 'AtelierProvisioner';
    await allowRole(sandbox.awsUrl, hub, role, '*');
    caller = await TestAccount.assume(sandbox.awsUrl, hub, role, samples);
    ({ sagemaker } = caller);
    ProductId = await newProduct();
  });

  afterAll(async () => {
    caller.destroy();
    await sandbox.stop();
  });

  /** A product with the template, that the caller may launch; its tags may change. */
  async function newProduct() {
    const { cloudformation, servicecatalog } = caller;
    const StackName = 'template-source';
    await cloudformation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: template,
        Parameters: [
          { ParameterKey: 'SageMakerProjectName', ParameterValue: 'source' },
          { ParameterKey: 'SageMakerProjectId', ParameterValue: 'p-source' },
        ],
      }),
    );
    const { Stacks = [] } = await eventually(
      () => cloudformation.send(new DescribeStacksCommand({ StackName })),
      stacks => stacks.Stacks?.[0].StackStatus === 'CREATE_COMPLETE',
    );
    const { ProductViewDetail } = await servicecatalog.send(
      new CreateProductCommand({
        Name: 'MLOps test',
        Owner: 'test',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: {
          Name: 'v1',
          Info: { ImportFromPhysicalId: Stacks[0].StackId ?? '' },
          Type: 'CLOUD_FORMATION_TEMPLATE',
        },
      }),
    );
    const id = ProductViewDetail?.ProductViewSummary?.ProductId ?? '';
    const { PortfolioDetail } = await servicecatalog.send(
      new CreatePortfolioCommand({ DisplayName: 'test', ProviderName: 'test' }),
    );
    const of = { ProductId: id, PortfolioId: PortfolioDetail?.Id };
    await servicecatalog.send(new AssociateProductWithPortfolioCommand(of));
    await servicecatalog.send(
      new AssociatePrincipalWithPortfolioCommand({
        PortfolioId: PortfolioDetail?.Id,
        PrincipalARN: `arn:aws:iam::${hub}:role/AtelierProvisioner`,
        PrincipalType: 'IAM',
      }),
    );
    await servicecatalog.send(
      new CreateConstraintCommand({
        ...of,
        Type: 'RESOURCE_UPDATE',
        Parameters: JSON.stringify({
          Version: '2.0',
          Properties: { TagUpdateOnProvisionedProduct: 'ALLOWED' },
        }),
      }),
    );
    return id;
  }

  function create(
    ProjectName: string,
    parameters: Record<string, string> = {},
    extra: Partial<CreateProjectCommandInput> = {},
  ) {
    return sagemaker.send(
      new CreateProjectCommand({
        ProjectName,
        ServiceCatalogProvisioningDetails: {
          ProductId,
          ProvisioningParameters: Object.entries(parameters).map(
            ([Key, Value]) => ({ Key, Value }),
          ),
        },
        Tags: [{ Key: 'atelier:project', Value: 'x' }],
        ...extra,
      }),
    );
  }

  function settled(ProjectName: string) {
    return eventually(
      () => sagemaker.send(new DescribeProjectCommand({ ProjectName })),
      ({ ProjectStatus: status = '' }) =>
        status !== 'Pending' && !status.endsWith('InProgress'),
    );
  }

  async function made(name: string) {
    await create(name);
    return settled(name);
  }

  it('launch their product with name and id as parameters and tags', async () => {
    const { ProjectId, ProjectArn } = await create('churn', { Title: 'a' });
    expect(ProjectArn).toBe(`arn:aws:sagemaker:eu-west-1:${hub}:project/churn`);
    const project = await settled('churn');
    expect(project).toMatchObject({
      ProjectStatus: 'CreateCompleted',
      ServiceCatalogProvisioningDetails: {
        ProductId,
        ProvisioningArtifactId: expect.stringMatching(/^pa-/),
      },
    });
    const details = project.ServiceCatalogProvisionedProductDetails;
    const { ProvisionedProductDetail } = await caller.servicecatalog.send(
      new DescribeProvisionedProductCommand({
        Id: details?.ProvisionedProductId,
      }),
    );
    expect(ProvisionedProductDetail).toMatchObject({
      Name: `churn-${ProjectId}`,
      Status: 'AVAILABLE',
    });
    const group = await sagemaker.send(
      new DescribeModelPackageGroupCommand({
        ModelPackageGroupName: `churn-${ProjectId}`,
      }),
    );
    const tagsOf = async (ResourceArn?: string) => {
      const { Tags } = await sagemaker.send(
        new ListTagsCommand({ ResourceArn }),
      );
      return Tags;
    };
    const ours = [
      { Key: 'atelier:project', Value: 'x' },
      { Key: 'sagemaker:project-name', Value: 'churn' },
      { Key: 'sagemaker:project-id', Value: ProjectId },
    ];
    expect(await tagsOf(ProjectArn)).toEqual(ours);
    expect(await tagsOf(group.ModelPackageGroupArn)).toEqual(
      expect.arrayContaining([...ours, { Key: 'title', Value: 'a' }]),
    );
  });

  it('update and delete what they launched', async () => {
    const { ProjectId } = await made('moving');
    await sagemaker.send(
      new UpdateProjectCommand({
        ProjectName: 'moving',
        ProjectDescription: 'changed',
        ServiceCatalogProvisioningUpdateDetails: {
          ProvisioningParameters: [{ Key: 'Title', Value: 'new title' }],
        },
        Tags: [{ Key: 'atelier:project', Value: 'y' }],
      }),
    );
    expect(await settled('moving')).toMatchObject({
      ProjectStatus: 'UpdateCompleted',
      ProjectDescription: 'changed',
    });
    const group = { ModelPackageGroupName: `moving-${ProjectId}` };
    const { ModelPackageGroupArn } = await sagemaker.send(
      new DescribeModelPackageGroupCommand(group),
    );
    const { Tags } = await sagemaker.send(
      new ListTagsCommand({ ResourceArn: ModelPackageGroupArn }),
    );
    expect(Tags).toEqual(
      expect.arrayContaining([
        { Key: 'title', Value: 'new title' },
        { Key: 'atelier:project', Value: 'y' },
      ]),
    );
    await sagemaker.send(new DeleteProjectCommand({ ProjectName: 'moving' }));
    expect((await settled('moving')).ProjectStatus).toBe('DeleteCompleted');
    await expect(
      sagemaker.send(new DescribeModelPackageGroupCommand(group)),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    // The name is free again.
    expect((await made('moving')).ProjectStatus).toBe('CreateCompleted');
  });

  it("fail with Service Catalog's reason, and can be deleted then", async () => {
    await create('wrong', { Title: 'UPPER' });
    const refused = await settled('wrong');
    expect(refused).toMatchObject({
      ProjectStatus: 'CreateFailed',
      ServiceCatalogProvisionedProductDetails: {
        ProvisionedProductStatusMessage: expect.stringContaining('Title'),
      },
    });
    await sagemaker.send(new DeleteProjectCommand({ ProjectName: 'wrong' }));
    expect((await settled('wrong')).ProjectStatus).toBe('DeleteCompleted');
  });

  it('are refused before anything is made', async () => {
    await made('taken');
    const refused = (message: string) => ({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
    await expect(create('taken')).rejects.toMatchObject(
      refused('already exists'),
    );
    await expect(create('x'.repeat(33))).rejects.toMatchObject(
      refused('less than or equal to 32'),
    );
    await expect(create('a_b')).rejects.toMatchObject(
      refused('regular expression'),
    );
    await expect(
      create('none', {}, { ServiceCatalogProvisioningDetails: undefined }),
    ).rejects.toMatchObject(refused('Exactly one of'));
    await expect(
      create(
        'none',
        {},
        { ServiceCatalogProvisioningDetails: { ProductId: 'prod-none' } },
      ),
    ).rejects.toMatchObject(refused('prod-none'));
    await expect(
      sagemaker.send(new DescribeProjectCommand({ ProjectName: 'none' })),
    ).rejects.toMatchObject(refused('Project none does not exist'));
  });

  it('cannot be changed while they change', async () => {
    await setSpeed(1);
    await create('busy');
    await expect(
      sagemaker.send(new DeleteProjectCommand({ ProjectName: 'busy' })),
    ).rejects.toMatchObject({ name: 'ConflictException' });
    await setSpeed(1000);
    await settled('busy');
  });

  it('are listed', async () => {
    const { ProjectSummaryList } = await sagemaker.send(
      new ListProjectsCommand({ NameContains: 'chur', SortBy: 'Name' }),
    );
    expect(ProjectSummaryList).toMatchObject([
      {
        ProjectName: 'churn',
        ProjectStatus: 'CreateCompleted' as ProjectStatus,
      },
    ]);
  });

  it('may use SageMaker templates once enabled', async () => {
    const status = async () => {
      const { Status } = await sagemaker.send(
        new GetSagemakerServicecatalogPortfolioStatusCommand({}),
      );
      return Status;
    };
    expect(await status()).toBe('Disabled');
    await sagemaker.send(new EnableSagemakerServicecatalogPortfolioCommand({}));
    expect(await status()).toBe('Enabled');
    await sagemaker.send(
      new DisableSagemakerServicecatalogPortfolioCommand({}),
    );
    expect(await status()).toBe('Disabled');
  });

  it("keeps to AWS's models", () => {
    expect(violations(samples)).toEqual([]);
  });

  async function setSpeed(speed: number) {
    await fetch(`${sandbox.awsUrl}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
  }
});
