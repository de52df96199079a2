import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  DescribeDomainCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import {
  DescribeProductCommand,
  DescribeProvisionedProductCommand,
  DescribeProvisioningParametersCommand,
  DescribeRecordCommand,
  GetProvisionedProductOutputsCommand,
  ListLaunchPathsCommand,
  ProvisionProductCommand,
  SearchProductsCommand,
  TerminateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { allowRole } from '../../__testUtils__/allowRole';
import { clientConfig, rootOf } from '../../__testUtils__/credentials';
import { modelViolations } from '../cloudformation/__testUtils__/conformance';
import { eventually } from '../cloudformation/__testUtils__/eventually';
import { hub, spoke } from '../cloudformation/__testUtils__/TestAccount';
import { roleArn, studioLaunches } from './__testUtils__/studioLaunches';

describe('launching a product', () => {
  const studio = studioLaunches();
  const { assume, launch, parameters, follow, describeProfile } = studio;

  /** The role that the portfolio is for, in an account that is not Atelier's. */
  async function makeProvisioner(account: string) {
    const root = await rootOf(studio.url, account);
    const iam = new IAMClient(clientConfig(studio.url, root));
    const trust = {
      Effect: 'Allow',
      Principal: { AWS: hub },
      Action: 'sts:AssumeRole',
    };
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'AtelierProvisioner',
        AssumeRolePolicyDocument: JSON.stringify({ Statement: trust }),
      }),
    );
    iam.destroy();
    await allowRole(
      studio.url,
      account,
      'AtelierProvisioner',
      'servicecatalog:*',
    );
  }

  it('shows the provisioner the shared products and their parameters', async () => {
    const { servicecatalog } = studio.provisioner;
    const { ProductViewSummaries = [] } = await servicecatalog.send(
      new SearchProductsCommand({}),
    );
    expect(ProductViewSummaries.map(({ Name }) => Name)).toEqual([
      'MLOps train and deploy',
      'Studio domain',
      'Studio user profile',
    ]);
    const ProductId = ProductViewSummaries[2].ProductId;
    const { ProvisioningArtifacts, LaunchPaths } = await servicecatalog.send(
      new DescribeProductCommand({ Name: 'Studio user profile' }),
    );
    expect(LaunchPaths).toMatchObject([{ Name: 'ML platform' }]);
    const { LaunchPathSummaries } = await servicecatalog.send(
      new ListLaunchPathsCommand({ ProductId }),
    );
    expect(LaunchPathSummaries).toMatchObject([
      {
        Id: LaunchPaths?.[0].Id,
        ConstraintSummaries: [{ Type: 'LAUNCH' }],
        Tags: expect.arrayContaining([
          { Key: 'atelier:portal', Value: 'true' },
        ]),
      },
    ]);
    const described = await servicecatalog.send(
      new DescribeProvisioningParametersCommand({
        ProductId,
        ProvisioningArtifactId: ProvisioningArtifacts?.[0].Id,
      }),
    );
    expect(described.ProvisioningArtifactParameters).toMatchObject([
      { ParameterKey: 'DomainId' },
      {
        ParameterKey: 'UserProfileName',
        ParameterConstraints: { MinLength: '1', MaxLength: '63' },
      },
      { ParameterKey: 'ExecutionRoleArn' },
    ]);
  });

  it('makes the profile in the launching account, with tags and outputs', async () => {
    const { RecordDetail } = await launch('dana');
    expect(RecordDetail).toMatchObject({
      Status: 'CREATED',
      RecordType: 'PROVISION_PRODUCT',
      LaunchRoleArn: `arn:aws:iam::${spoke}:role/AtelierLaunchStudio`,
    });
    const done = await follow(RecordDetail?.RecordId);
    expect(done.RecordDetail).toMatchObject({
      Status: 'SUCCEEDED',
      RecordErrors: [],
    });
    const profile = await describeProfile('dana');
    expect(profile).toMatchObject({
      Status: 'InService',
      UserSettings: { ExecutionRole: roleArn('data-scientist') },
    });
    expect(done.RecordOutputs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          OutputKey: 'UserProfileArn',
          OutputValue: profile.UserProfileArn,
        }),
        expect.objectContaining({ OutputKey: 'CloudformationStackARN' }),
      ]),
    );
    const { Tags } = await studio.provisioner.sagemaker.send(
      new ListTagsCommand({ ResourceArn: profile.UserProfileArn }),
    );
    const keys = Tags?.map(({ Key }) => Key);
    expect(keys).toEqual(
      expect.arrayContaining([
        'atelier:user',
        'atelier:portal',
        'aws:servicecatalog:provisionedProductArn',
        'aws:cloudformation:stack-id',
        'aws:cloudformation:logical-id',
      ]),
    );
    const { ProvisionedProductDetail } =
      await studio.provisioner.servicecatalog.send(
        new DescribeProvisionedProductCommand({ Name: 'dana' }),
      );
    expect(ProvisionedProductDetail).toMatchObject({
      Status: 'AVAILABLE',
      LastSuccessfulProvisioningRecordId: RecordDetail?.RecordId,
    });
    const { Outputs } = await studio.provisioner.servicecatalog.send(
      new GetProvisionedProductOutputsCommand({
        ProvisionedProductName: 'dana',
        OutputKeys: ['DomainId'],
      }),
    );
    expect(Outputs).toMatchObject([{ OutputValue: studio.domainId }]);
  });

  it('launches a Studio domain in an account that has none', async () => {
    const account = '201000000021';
    const elsewhere = await assume(account, 'AtelierProvisioner');
    const { RecordDetail } = await elsewhere.servicecatalog.send(
      new ProvisionProductCommand({
        ProductName: 'Studio domain',
        ProvisioningArtifactName: 'v1',
        ProvisionedProductName: 'price-elasticity',
        ProvisioningParameters: Object.entries({
          DomainName: 'price-elasticity',
          ExecutionRoleArn: `arn:aws:iam::${account}:role/atelier/data-scientist`,
          VpcId: 'vpc-0123456789abcdef0',
          SubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
          SecurityGroupIds: 'sg-0123456789abcdef0',
        }).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    const done = await eventually(
      () =>
        elsewhere.servicecatalog.send(
          new DescribeRecordCommand({ Id: RecordDetail?.RecordId }),
        ),
      record =>
        ['SUCCEEDED', 'FAILED'].includes(record.RecordDetail?.Status ?? ''),
    );
    expect(done.RecordDetail).toMatchObject({
      Status: 'SUCCEEDED',
      RecordErrors: [],
    });
    const made = await elsewhere.sagemaker.send(
      new DescribeDomainCommand({
        DomainId: done.RecordOutputs?.find(
          ({ OutputKey }) => OutputKey === 'DomainId',
        )?.OutputValue,
      }),
    );
    expect(made).toMatchObject({
      Status: 'InService',
      AppNetworkAccessType: 'VpcOnly',
      TagPropagation: 'ENABLED',
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      DefaultUserSettings: {
        JupyterLabAppSettings: {
          AppLifecycleManagement: {
            IdleSettings: { IdleTimeoutInMinutes: 120 },
          },
        },
      },
    });
    elsewhere.destroy();
  });

  it('gives one record for one token, and refuses the token for another request', async () => {
    const ProvisionToken = 'token-1';
    const first = await launch('once', { ProvisionToken });
    const again = await launch('once', { ProvisionToken });
    expect(again.RecordDetail?.RecordId).toBe(first.RecordDetail?.RecordId);
    await expect(launch('twice', { ProvisionToken })).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: expect.stringContaining('token-1 was already used'),
    });
    await follow(first.RecordDetail?.RecordId);
  });

  it("refuses a name that is taken, in AWS's words", async () => {
    const { RecordDetail } = await launch('taken');
    await expect(launch('taken')).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: 'A stack named taken already exists.',
    });
    await follow(RecordDetail?.RecordId);
  });

  it.each([
    [
      [{ Key: 'UserProfileName', Value: 'x' }],
      'Parameters: [DomainId, ExecutionRoleArn] must have values',
    ],
    [
      [{ Key: 'Nope', Value: 'x' }],
      'Parameters: [Nope] do not exist in the template',
    ],
  ])('refuses parameters %j', async (ProvisioningParameters, message) => {
    await expect(
      launch('bad', { ProvisioningParameters }),
    ).rejects.toMatchObject({ name: 'InvalidParametersException', message });
  });

  it('finds no launch path for who has no principal association', async () => {
    const reader = await assume(spoke, 'AtelierReader');
    const { ProductViewSummaries } = await reader.servicecatalog.send(
      new SearchProductsCommand({}),
    );
    expect(ProductViewSummaries).toEqual([]);
    const visible = await studio.provisioner.servicecatalog.send(
      new SearchProductsCommand({}),
    );
    const ProductId = visible.ProductViewSummaries?.[0].ProductId;
    await expect(
      reader.servicecatalog.send(new ListLaunchPathsCommand({ ProductId })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `No launch paths found for resource: ${ProductId}`,
    });
    await expect(
      reader.servicecatalog.send(
        new ProvisionProductCommand({
          ProductId,
          ProvisioningArtifactName: 'v1',
          ProvisionedProductName: 'reader',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `No launch paths found for resource: ${ProductId}`,
    });
    reader.destroy();
  });

  it('shares with the OU only: an account outside it has no path', async () => {
    const account = '100200300403';
    await makeProvisioner(account);
    const data = await assume(account, 'AtelierProvisioner');
    const { ProductViewSummaries } = await data.servicecatalog.send(
      new SearchProductsCommand({}),
    );
    expect(ProductViewSummaries).toEqual([]);
    data.destroy();
  });

  it('rolls back a launch whose resource fails, and keeps the name until it is terminated', async () => {
    const { RecordDetail } = await launch('failing', {
      ProvisioningParameters: parameters('failing', 'ml-engineer', 'd-absent'),
    });
    const done = await follow(RecordDetail?.RecordId);
    expect(done.RecordDetail).toMatchObject({
      Status: 'FAILED',
      RecordErrors: [
        { Description: expect.stringContaining('[d-absent] does not exist') },
      ],
    });
    const { ProvisionedProductDetail } =
      await studio.provisioner.servicecatalog.send(
        new DescribeProvisionedProductCommand({ Name: 'failing' }),
      );
    expect(ProvisionedProductDetail).toMatchObject({
      Status: 'ERROR',
      StatusMessage: expect.stringContaining('ROLLBACK_COMPLETE'),
    });
    await expect(launch('failing')).rejects.toThrow('already exists');
    const terminated = await studio.provisioner.servicecatalog.send(
      new TerminateProvisionedProductCommand({
        ProvisionedProductName: 'failing',
      }),
    );
    await follow(terminated.RecordDetail?.RecordId);
    const { RecordDetail: second } = await launch('failing');
    expect((await follow(second?.RecordId)).RecordDetail?.Status).toBe(
      'SUCCEEDED',
    );
  });

  it("answers as AWS's models say, where the models are here", () => {
    expect(studio.samples.length).toBeGreaterThan(0);
    expect(modelViolations(studio.samples) ?? []).toEqual([]);
  });
});
