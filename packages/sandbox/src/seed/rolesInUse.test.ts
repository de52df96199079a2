import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  AssociatePrincipalWithPortfolioCommand,
  AssociateProductWithPortfolioCommand,
  CreateConstraintCommand,
  CreatePortfolioCommand,
  CreatePortfolioShareCommand,
  DescribeProductAsAdminCommand,
  DescribeRecordCommand,
  ProvisionProductCommand,
} from '@aws-sdk/client-service-catalog';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  ListTagsCommand,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { ValidateTemplateCommand } from '@aws-sdk/client-cloudformation';
import { assumeInside, rootConfig } from '../__testUtils__/credentials';
import { eventually } from '../aws/cloudformation/__testUtils__/eventually';
import {
  hub,
  TestAccount,
} from '../aws/cloudformation/__testUtils__/TestAccount';
import type { policyUse } from '../iam/authorize';
import { startSandbox, type RunningSandbox } from '../startSandbox';

const account = '201000000021';

/** What the roles of `deploy/aws` are for and no journey does yet. */
describe('roles that journeys do not use yet', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
  });
  afterAll(() => sandbox.stop());

  /** Statements of a policy that have let nothing through. */
  async function unused(of: string, policy: string): Promise<string[]> {
    const response = await fetch(`${sandbox.awsUrl}/_sandbox/policies`);
    const { statements }: ReturnType<typeof policyUse> = await response.json();
    return statements
      .filter(
        one =>
          one.account === of &&
          one.policy === policy &&
          one.actions.length === 0,
      )
      .map(({ sid }) => sid);
  }

  it('the catalog admin publishes a product', async () => {
    const admin = TestAccount.of(
      sandbox.awsUrl,
      await assumeInside(sandbox.awsUrl, hub, 'AtelierCatalogAdmin'),
    );
    const { cloudformation, servicecatalog } = admin;
    const TemplateBody = JSON.stringify({
      Resources: { Log: { Type: 'AWS::Logs::LogGroup' } },
    });
    await cloudformation.send(new ValidateTemplateCommand({ TemplateBody }));
    const { ProductViewSummary: { ProductId } = {} } =
      (
        await servicecatalog.send(
          new DescribeProductAsAdminCommand({ Name: 'Studio user profile' }),
        )
      ).ProductViewDetail ?? {};
    const { PortfolioDetail } = await servicecatalog.send(
      new CreatePortfolioCommand({
        DisplayName: 'New',
        ProviderName: 'ML platform team',
      }),
    );
    const PortfolioId = PortfolioDetail?.Id;
    await servicecatalog.send(
      new AssociateProductWithPortfolioCommand({ PortfolioId, ProductId }),
    );
    await servicecatalog.send(
      new AssociatePrincipalWithPortfolioCommand({
        PortfolioId,
        PrincipalARN: 'arn:aws:iam:::role/AtelierProvisioner',
        PrincipalType: 'IAM_PATTERN',
      }),
    );
    await servicecatalog.send(
      new CreateConstraintCommand({
        PortfolioId,
        ProductId,
        Type: 'LAUNCH',
        Parameters: '{"LocalRoleName":"AtelierLaunchStudio"}',
      }),
    );
    await servicecatalog.send(
      new CreatePortfolioShareCommand({
        PortfolioId,
        OrganizationNode: {
          Type: 'ORGANIZATIONAL_UNIT',
          Value: 'ou-atel-workload',
        },
        SharePrincipals: true,
      }),
    );
    admin.destroy();
    expect(await unused(hub, 'AtelierCatalogAdmin/catalog')).toEqual([]);
  });

  it('the provisioner approves a model that an ML project keeps to itself', async () => {
    const root = await TestAccount.root(sandbox.awsUrl, account);
    await root.sagemaker.send(
      new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'own' }),
    );
    const { ModelPackageArn } = await root.sagemaker.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName: 'own',
        ModelApprovalStatus: 'PendingManualApproval',
      }),
    );
    const provisioner = await TestAccount.assume(
      sandbox.awsUrl,
      account,
      'AtelierProvisioner',
    );
    const { sagemaker } = provisioner;
    await sagemaker.send(
      new ListTagsCommand({
        ResourceArn: `arn:aws:sagemaker:eu-west-1:${account}:model-package-group/own`,
      }),
    );
    await sagemaker.send(
      new UpdateModelPackageCommand({
        ModelPackageArn,
        ModelApprovalStatus: 'Approved',
      }),
    );
    root.destroy();
    provisioner.destroy();
    const left = await unused(account, 'AtelierProvisioner/mlops');
    expect(left).not.toContain('ApprovesModelVersions');
    expect(left).not.toContain('ReadsTagsOfModelGroups');
  });

  it('the launch role of Studio makes a domain with a key of its own', async () => {
    const kms = new KMSClient(await rootConfig(sandbox.awsUrl, account));
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    kms.destroy();
    const { servicecatalog } = await TestAccount.assume(
      sandbox.awsUrl,
      account,
      'AtelierProvisioner',
    );
    const { RecordDetail } = await servicecatalog.send(
      new ProvisionProductCommand({
        ProductName: 'Studio domain',
        ProvisioningArtifactName: 'v1',
        ProvisionedProductName: 'price-elasticity',
        ProvisioningParameters: Object.entries({
          DomainName: 'price-elasticity',
          ExecutionRoleArn: `arn:aws:iam::${account}:role/atelier/data-scientist`,
          KmsKeyId: KeyMetadata?.Arn,
          VpcId: 'vpc-0123456789abcdef0',
          SubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
          SecurityGroupIds: 'sg-0123456789abcdef0',
        }).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    const { RecordDetail: done } = await eventually(
      () =>
        servicecatalog.send(
          new DescribeRecordCommand({ Id: RecordDetail?.RecordId }),
        ),
      record =>
        ['SUCCEEDED', 'FAILED'].includes(record.RecordDetail?.Status ?? ''),
    );
    expect(done).toMatchObject({ Status: 'SUCCEEDED', RecordErrors: [] });
    expect(await unused(account, 'AtelierLaunchStudio/studio')).toEqual([]);
    expect(await unused(account, 'AtelierLaunchStudio/launch')).toEqual([]);
  });
});
