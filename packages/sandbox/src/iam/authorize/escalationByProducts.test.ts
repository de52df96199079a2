import { CreateRoleCommand, UpdateRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  AssociatePrincipalWithPortfolioCommand,
  AssociateProductWithPortfolioCommand,
  CreateConstraintCommand,
  CreatePortfolioCommand,
  CreatePortfolioShareCommand,
  CreateProductCommand,
  DescribeRecordCommand,
  ProvisionProductCommand,
} from '@aws-sdk/client-service-catalog';
import { eventually } from '../../aws/cloudformation/__testUtils__/eventually';
import {
  hub,
  spoke,
  TestAccount,
} from '../../aws/cloudformation/__testUtils__/TestAccount';
import { assumeInside } from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';

const boundary = {
  'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/AtelierBoundary',
};
const AssumeRolePolicyDocument = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
};
const all = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};
const roleProperties = {
  RoleName: 'gained',
  Path: '/atelier/ci/',
  PermissionsBoundary: boundary,
  AssumeRolePolicyDocument,
};

/** What someone could try who may write products: each makes one resource. */
const attempts: Record<string, { Type: string; Properties: object }> = {
  RoleOutsideThePath: {
    Type: 'AWS::IAM::Role',
    Properties: { ...roleProperties, Path: '/' },
  },
  RoleWithoutBoundary: {
    Type: 'AWS::IAM::Role',
    Properties: { ...roleProperties, PermissionsBoundary: undefined },
  },
  RoleWithAnotherBoundary: {
    Type: 'AWS::IAM::Role',
    Properties: {
      ...roleProperties,
      PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess',
    },
  },
  RoleWithAdministratorAccess: {
    Type: 'AWS::IAM::Role',
    Properties: {
      ...roleProperties,
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    },
  },
  PolicyOfItsOwn: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName: 'gained', PolicyDocument: all },
  },
  PolicyOfTheLaunchRole: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      ManagedPolicyName: 'gained',
      PolicyDocument: all,
      Roles: ['AtelierLaunchMlops'],
    },
  },
  RuleWithTheRoleOfAnAdministrator: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.sagemaker'] },
      Targets: [
        {
          Id: 'admin',
          Arn: {
            'Fn::Sub':
              'arn:aws:events:${AWS::Region}:${AWS::AccountId}:api-destination/a/00000000-0000-0000-0000-000000000000',
          },
          RoleArn: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/Admin' },
        },
      ],
    },
  },
};

const TemplateBody = JSON.stringify({
  Parameters: { Attempt: { Type: 'String', Default: 'none' } },
  Conditions: Object.fromEntries(
    Object.keys(attempts).map(name => [
      name,
      { 'Fn::Equals': [{ Ref: 'Attempt' }, name] },
    ]),
  ),
  Resources: Object.fromEntries(
    Object.entries(attempts).map(([name, resource]) => [
      name,
      { ...resource, Condition: name },
    ]),
  ),
});

/** A product can do no more than its launch role, and those who launch it gain nothing. */
describe('escalation by a product', () => {
  let sandbox: RunningSandbox;
  let hubRoot: TestAccount;
  let ProductId: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    hubRoot = await TestAccount.root(sandbox.awsUrl, hub);
    ProductId = await newProduct();
    await hubRoot.iam.send(
      new CreateRoleCommand({
        RoleName: 'Admin',
        AssumeRolePolicyDocument: JSON.stringify(AssumeRolePolicyDocument),
      }),
    );
  });
  afterAll(async () => {
    hubRoot.destroy();
    await sandbox.stop();
  });

  /** A product of the template, that the provisioners of all accounts may launch. */
  async function newProduct(): Promise<string> {
    const { cloudformation, servicecatalog } = hubRoot;
    const StackName = 'attempts';
    await cloudformation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    const { Stacks } = await eventually(
      () => cloudformation.send(new DescribeStacksCommand({ StackName })),
      found => found.Stacks?.[0].StackStatus === 'CREATE_COMPLETE',
    );
    const { ProductViewDetail } = await servicecatalog.send(
      new CreateProductCommand({
        Name: 'Attempts',
        Owner: 'test',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: {
          Name: 'v1',
          Type: 'CLOUD_FORMATION_TEMPLATE',
          Info: { ImportFromPhysicalId: Stacks?.[0].StackId ?? '' },
        },
      }),
    );
    const id = ProductViewDetail?.ProductViewSummary?.ProductId ?? '';
    for (const role of ['AtelierLaunchMlops', 'AtelierLaunchStudio']) {
      await offer(id, role);
    }
    return id;
  }

  /** A portfolio in which the product is built by a role. */
  async function offer(id: string, LocalRoleName: string): Promise<void> {
    const { servicecatalog } = hubRoot;
    const { PortfolioDetail } = await servicecatalog.send(
      new CreatePortfolioCommand({
        DisplayName: LocalRoleName,
        ProviderName: 'test',
      }),
    );
    const of = { PortfolioId: PortfolioDetail?.Id, ProductId: id };
    await servicecatalog.send(new AssociateProductWithPortfolioCommand(of));
    await servicecatalog.send(
      new AssociatePrincipalWithPortfolioCommand({
        PortfolioId: of.PortfolioId,
        PrincipalARN: 'arn:aws:iam:::role/Atelier*',
        PrincipalType: 'IAM_PATTERN',
      }),
    );
    await servicecatalog.send(
      new CreateConstraintCommand({
        ...of,
        Type: 'LAUNCH',
        Parameters: JSON.stringify({ LocalRoleName }),
      }),
    );
    await servicecatalog.send(
      new CreatePortfolioShareCommand({
        PortfolioId: of.PortfolioId,
        OrganizationNode: {
          Type: 'ORGANIZATIONAL_UNIT',
          Value: 'ou-atel-workload',
        },
        SharePrincipals: true,
      }),
    );
  }

  /** Launches an attempt as the provisioner; gives how the record ended. */
  async function launch(account: string, PathName: string, attempt: string) {
    const provisioner = await TestAccount.assume(
      sandbox.awsUrl,
      account,
      'AtelierProvisioner',
    );
    const { servicecatalog } = provisioner;
    const { RecordDetail } = await servicecatalog.send(
      new ProvisionProductCommand({
        ProductId,
        PathName,
        ProvisioningArtifactName: 'v1',
        ProvisionedProductName: attempt,
        ProvisioningParameters: [{ Key: 'Attempt', Value: attempt }],
      }),
    );
    const ended = await eventually(
      () =>
        servicecatalog.send(
          new DescribeRecordCommand({ Id: RecordDetail?.RecordId }),
        ),
      record =>
        ['SUCCEEDED', 'FAILED'].includes(record.RecordDetail?.Status ?? ''),
    );
    provisioner.destroy();
    return ended.RecordDetail;
  }

  it.each(Object.keys(attempts))('in the hub is denied: %s', async attempt => {
    expect(await launch(hub, 'AtelierLaunchMlops', attempt)).toMatchObject({
      Status: 'FAILED',
      RecordErrors: [
        {
          Description: expect.stringMatching(
            /assumed-role\/AtelierLaunchMlops\/SC-\S+ is not authorized to perform: (iam|events):/,
          ),
        },
      ],
    });
  });

  it.each(['RoleWithoutBoundary', 'PolicyOfItsOwn'])(
    'in an ML project’s account is denied: %s',
    async attempt => {
      expect(await launch(spoke, 'AtelierLaunchStudio', attempt)).toMatchObject(
        {
          Status: 'FAILED',
          RecordErrors: [
            {
              Description: expect.stringContaining(
                'is not authorized to perform: iam:',
              ),
            },
          ],
        },
      );
    },
  );

  it('is denied to who publishes products: the catalog admin launches none', async () => {
    const { servicecatalog, iam } = TestAccount.of(
      sandbox.awsUrl,
      await assumeInside(sandbox.awsUrl, hub, 'AtelierCatalogAdmin'),
    );
    await expect(
      servicecatalog.send(
        new ProvisionProductCommand({
          ProductId,
          PathName: 'AtelierLaunchMlops',
          ProvisioningArtifactName: 'v1',
          ProvisionedProductName: 'own',
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(
      iam.send(
        new UpdateRoleCommand({
          RoleName: 'AtelierCatalogAdmin',
          MaxSessionDuration: 43_200,
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    [servicecatalog, iam].forEach(client => client.destroy());
  });
});
