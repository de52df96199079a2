import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListDomainsCommand, ListTagsCommand } from '@aws-sdk/client-sagemaker';
import {
  AssociatePrincipalWithPortfolioCommand,
  AssociateProductWithPortfolioCommand,
  CreateConstraintCommand,
  CreatePortfolioCommand,
  CreatePortfolioShareCommand,
  CreateProductCommand,
  DescribePortfolioCommand,
  DescribeProductAsAdminCommand,
  DescribeProductCommand,
  DescribeRecordCommand,
  ListConstraintsForPortfolioCommand,
  ListPortfoliosCommand,
  ListPrincipalsForPortfolioCommand,
  ProvisionProductCommand,
  TerminateProvisionedProductCommand,
  UpdateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { startSandbox, type RunningSandbox } from '../..';
import {
  modelViolations,
  type Sample,
} from '../cloudformation/__testUtils__/conformance';
import { eventually } from '../cloudformation/__testUtils__/eventually';
import {
  hub,
  spoke,
  TestAccount,
} from '../cloudformation/__testUtils__/TestAccount';
import { allowRole } from '../../__testUtils__/allowRole';
import { assumeInside } from '../../__testUtils__/credentials';

describe('a portfolio and its launch roles', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let admin: TestAccount;
  let provisioner: TestAccount;
  let ProductId: string;
  let DomainId: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    admin = TestAccount.of(
      sandbox.awsUrl,
      await assumeInside(sandbox.awsUrl, hub, 'AtelierCatalogAdmin'),
      samples,
    );
    await allowRole(
      sandbox.awsUrl,
      hub,
      'AtelierCatalogAdmin',
      'cloudformation:DescribeStacks',
      'cloudformation:GetTemplate',
      'servicecatalog:DescribeProduct',
    );
    provisioner = await TestAccount.assume(
      sandbox.awsUrl,
      spoke,
      'AtelierProvisioner',
      samples,
    );
    const { ProductViewDetail } = await admin.servicecatalog.send(
      new DescribeProductAsAdminCommand({ Name: 'Studio user profile' }),
    );
    ProductId = ProductViewDetail?.ProductViewSummary?.ProductId ?? '';
    const { Domains } = await provisioner.sagemaker.send(
      new ListDomainsCommand({}),
    );
    DomainId = Domains?.[0].DomainId ?? '';
  });

  afterAll(async () => {
    admin.destroy();
    provisioner.destroy();
    await sandbox.stop();
  });

  /** A portfolio with the product, shared to the spokes, launched as the constraint says. */
  async function portfolioWith(name: string, constraint?: object) {
    const { servicecatalog } = admin;
    const { PortfolioDetail } = await servicecatalog.send(
      new CreatePortfolioCommand({ DisplayName: name, ProviderName: 'test' }),
    );
    const PortfolioId = PortfolioDetail?.Id;
    await servicecatalog.send(
      new AssociateProductWithPortfolioCommand({ ProductId, PortfolioId }),
    );
    await servicecatalog.send(
      new AssociatePrincipalWithPortfolioCommand({
        PortfolioId,
        PrincipalARN: 'arn:aws:iam:::role/Atelier*',
        PrincipalType: 'IAM_PATTERN',
      }),
    );
    if (constraint) {
      await servicecatalog.send(
        new CreateConstraintCommand({
          PortfolioId,
          ProductId,
          Type: 'LAUNCH',
          Parameters: JSON.stringify(constraint),
        }),
      );
    }
    const { PortfolioShareToken } = await servicecatalog.send(
      new CreatePortfolioShareCommand({
        PortfolioId,
        OrganizationNode: {
          Type: 'ORGANIZATIONAL_UNIT',
          Value: 'ou-atel-workload',
        },
        SharePrincipals: true,
      }),
    );
    expect(PortfolioShareToken).toMatch(/^share-/);
    return PortfolioId;
  }

  function launch(profile: string, PathName?: string) {
    return provisioner.servicecatalog.send(
      new ProvisionProductCommand({
        ProductId,
        PathName,
        ProvisioningArtifactName: 'v1',
        ProvisionedProductName: profile,
        ProvisioningParameters: [
          { Key: 'DomainId', Value: DomainId },
          { Key: 'UserProfileName', Value: profile },
          {
            Key: 'ExecutionRoleArn',
            Value: `arn:aws:iam::${spoke}:role/atelier/data-scientist`,
          },
        ],
      }),
    );
  }

  async function launched(profile: string, PathName: string) {
    const { RecordDetail } = await launch(profile, PathName);
    return eventually(
      () =>
        provisioner.servicecatalog.send(
          new DescribeRecordCommand({ Id: RecordDetail?.RecordId }),
        ),
      record =>
        ['SUCCEEDED', 'FAILED'].includes(record.RecordDetail?.Status ?? ''),
    );
  }

  function retag(ProvisionedProductName: string) {
    return provisioner.servicecatalog.send(
      new UpdateProvisionedProductCommand({
        ProvisionedProductName,
        ProvisioningParameters: [
          'DomainId',
          'UserProfileName',
          'ExecutionRoleArn',
        ].map(Key => ({ Key, UsePreviousValue: true })),
        Tags: [{ Key: 'team', Value: 'new' }],
      }),
    );
  }

  it('asks for a choice where a product has several paths', async () => {
    await portfolioWith('second path', {
      LocalRoleName: 'AtelierLaunchStudio',
    });
    await expect(launch('undecided')).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: expect.stringContaining('Multiple launch paths'),
    });
    const record = await launched('decided', 'second path');
    expect(record.RecordDetail?.Status).toBe('SUCCEEDED');
  });

  it("builds in the role's account where the constraint has a RoleArn", async () => {
    const RoleArn = `arn:aws:iam::${hub}:role/AtelierLaunchStudio`;
    await allowRole(
      sandbox.awsUrl,
      hub,
      'AtelierLaunchStudio',
      'cloudformation:*',
      's3:GetObject',
      'sagemaker:*',
      'iam:PassRole',
    );
    await portfolioWith('hub role', { RoleArn });
    const { RecordDetail } = await launched('in-hub', 'hub role');
    // The hub has no such domain: that is where the stack was made.
    expect(RecordDetail).toMatchObject({
      Status: 'FAILED',
      LaunchRoleArn: RoleArn,
    });
    const stacksOf = async (account: TestAccount) => {
      const { Stacks = [] } = await account.cloudformation.send(
        new DescribeStacksCommand({}),
      );
      return Stacks.filter(({ StackName }) =>
        StackName?.endsWith(RecordDetail?.ProvisionedProductId ?? 'none'),
      );
    };
    expect(await stacksOf(admin)).toHaveLength(1);
    const root = await TestAccount.root(sandbox.awsUrl, spoke);
    expect(await stacksOf(root)).toHaveLength(0);
    root.destroy();
  });

  it('builds as the caller where there is no constraint', async () => {
    await allowRole(
      sandbox.awsUrl,
      spoke,
      'AtelierProvisioner',
      'cloudformation:*',
      'iam:PassRole',
      's3:GetObject',
      'sagemaker:*',
    );
    await portfolioWith('no constraint');
    const { RecordDetail } = await launched('as-caller', 'no constraint');
    expect(RecordDetail).toMatchObject({ Status: 'SUCCEEDED' });
    expect(RecordDetail?.LaunchRoleArn).toBeUndefined();
    await expect(retag('as-caller')).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: expect.stringContaining('no RESOURCE_UPDATE constraint'),
    });
  });

  it('changes the tags of profile and stack where a RESOURCE_UPDATE constraint lets it', async () => {
    const PortfolioId = await portfolioWith('retags', {
      LocalRoleName: 'AtelierLaunchStudio',
    });
    await admin.servicecatalog.send(
      new CreateConstraintCommand({
        PortfolioId,
        ProductId,
        Type: 'RESOURCE_UPDATE',
        Parameters: JSON.stringify({
          Version: '2.0',
          Properties: { TagUpdateOnProvisionedProduct: 'ALLOWED' },
        }),
      }),
    );
    const record = await launched('retagged', 'retags');
    const updated = await retag('retagged');
    await eventually(
      () =>
        provisioner.servicecatalog.send(
          new DescribeRecordCommand({ Id: updated.RecordDetail?.RecordId }),
        ),
      ({ RecordDetail }) => RecordDetail?.Status === 'SUCCEEDED',
    );
    const { Tags } = await provisioner.sagemaker.send(
      new ListTagsCommand({
        ResourceArn: record.RecordOutputs?.find(
          ({ OutputKey }) => OutputKey === 'UserProfileArn',
        )?.OutputValue,
      }),
    );
    expect(Tags).toContainEqual({ Key: 'team', Value: 'new' });
    expect(Tags?.map(({ Key }) => Key)).toContain(
      'aws:servicecatalog:productArn',
    );
  });

  it.each([
    ['is missing', 'NoSuchRole'],
    ['does not trust Service Catalog', 'AtelierReader'],
  ])('fails with the reason where the launch role %s', async (_, role) => {
    await portfolioWith(role, { LocalRoleName: role });
    const { RecordDetail } = await launched(`by-${role}`, role);
    expect(RecordDetail).toMatchObject({
      Status: 'FAILED',
      RecordErrors: [
        {
          Description: expect.stringContaining(
            `cannot assume the launch role arn:aws:iam::${spoke}:role/${role}`,
          ),
        },
      ],
    });
    const terminated = await provisioner.servicecatalog.send(
      new TerminateProvisionedProductCommand({
        ProvisionedProductName: `by-${role}`,
      }),
    );
    await eventually(
      () =>
        provisioner.servicecatalog.send(
          new DescribeRecordCommand({ Id: terminated.RecordDetail?.RecordId }),
        ),
      record => record.RecordDetail?.Status === 'SUCCEEDED',
    );
  });

  it('shows the portfolio with its principals and constraints', async () => {
    const { servicecatalog } = admin;
    const PortfolioId = await portfolioWith('described', {
      LocalRoleName: 'AtelierLaunchStudio',
    });
    const { PortfolioDetail } = await servicecatalog.send(
      new DescribePortfolioCommand({ Id: PortfolioId }),
    );
    expect(PortfolioDetail?.DisplayName).toBe('described');
    const { PortfolioDetails } = await servicecatalog.send(
      new ListPortfoliosCommand({}),
    );
    expect(PortfolioDetails).toContainEqual(PortfolioDetail);
    const { Principals } = await servicecatalog.send(
      new ListPrincipalsForPortfolioCommand({ PortfolioId }),
    );
    expect(Principals).toEqual([
      {
        PrincipalARN: 'arn:aws:iam:::role/Atelier*',
        PrincipalType: 'IAM_PATTERN',
      },
    ]);
    const { ConstraintDetails } = await servicecatalog.send(
      new ListConstraintsForPortfolioCommand({ PortfolioId }),
    );
    expect(ConstraintDetails).toMatchObject([{ Type: 'LAUNCH', ProductId }]);
    await expect(
      servicecatalog.send(
        new CreateConstraintCommand({
          PortfolioId,
          ProductId,
          Type: 'LAUNCH',
          Parameters: '{"LocalRoleName":"Other"}',
        }),
      ),
    ).rejects.toMatchObject({ name: 'DuplicateResourceException' });
    await expect(
      servicecatalog.send(
        new AssociatePrincipalWithPortfolioCommand({
          PortfolioId,
          PrincipalARN: `arn:aws:iam::${hub}:role/Named`,
          PrincipalType: 'IAM_PATTERN',
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParametersException' });
  });

  it('makes a product of the template of a stack', async () => {
    const { Stacks } = await admin.cloudformation.send(
      new DescribeStacksCommand({}),
    );
    const made = await admin.servicecatalog.send(
      new CreateProductCommand({
        Name: 'Imported',
        Owner: 'test',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: {
          Name: 'v2',
          Info: { ImportFromPhysicalId: Stacks?.[0].StackId ?? '' },
        },
      }),
    );
    expect(made.ProvisioningArtifactDetail).toMatchObject({ Name: 'v2' });
    await expect(
      admin.servicecatalog.send(
        new DescribeProductCommand({
          Id: made.ProductViewDetail?.ProductViewSummary?.ProductId,
        }),
      ),
    ).rejects.toMatchObject({
      message: expect.stringContaining('No launch paths found'),
    });
  });

  it("answers as AWS's models say, where the models are here", () => {
    expect(samples.length).toBeGreaterThan(0);
    expect(modelViolations(samples) ?? []).toEqual([]);
  });
});
