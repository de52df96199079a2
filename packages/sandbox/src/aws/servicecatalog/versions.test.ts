import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DescribeModelPackageGroupCommand } from '@aws-sdk/client-sagemaker';
import {
  AssociatePrincipalWithPortfolioCommand,
  AssociateProductWithPortfolioCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  CreateProvisioningArtifactCommand,
  DescribeProductCommand,
  DescribeRecordCommand,
  ProvisionProductCommand,
  SearchProvisionedProductsCommand,
  TerminateProvisionedProductCommand,
  UpdateProvisionedProductCommand,
  type RecordDetail,
} from '@aws-sdk/client-service-catalog';
import { startSandbox, type RunningSandbox } from '../..';
import { allowRole } from '../../__testUtils__/allowRole';
import { assume, clientConfig } from '../../__testUtils__/credentials';
import { eventually } from '../cloudformation/__testUtils__/eventually';
import { hub, TestAccount } from '../cloudformation/__testUtils__/TestAccount';

const Bucket = 'product-templates';
const urlOf = (key: string) => `https://s3.amazonaws.com/${Bucket}/${key}`;

const group = (id: string, name: string, rest = '') => `
  ${id}:
    Type: AWS::SageMaker::ModelPackageGroup${rest}
    Properties: { ModelPackageGroupName: ${name} }`;

const templates: Record<string, string> = {
  v1: `Resources:${group('One', 'kept')}${group('Two', 'dropped')}`,
  v2: `Resources:${group('One', 'kept')}${group('Three', 'added')}`,
  broken: `Resources:${group('One', 'kept')}${group('Three', 'added')}${group(
    'Four',
    'not_a_name',
    '\n    DependsOn: Three',
  )}`,
  invalid: 'Resources: {}',
};

describe('versions of a product', () => {
  const artifact = (Name: string) => ({
    Name,
    Type: 'CLOUD_FORMATION_TEMPLATE' as const,
    Info: { LoadTemplateFromURL: urlOf(Name) },
  });
  let sandbox: RunningSandbox;
  let account: TestAccount;
  let catalog: TestAccount['servicecatalog'];
  let ProductId: string | undefined;
  const ProvisionedProductName = 'launched';

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    await allowRole(sandbox.awsUrl, hub, 'AtelierProvisioner', '*');
    const role = await assume(sandbox.awsUrl, hub, 'AtelierProvisioner');
    account = TestAccount.of(sandbox.awsUrl, role);
    catalog = account.servicecatalog;
    const s3 = new S3Client(clientConfig(sandbox.awsUrl, role));
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    for (const [Key, Body] of Object.entries(templates)) {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    }
    s3.destroy();
    const { ProductViewDetail } = await catalog.send(
      new CreateProductCommand({
        Name: 'Groups',
        Owner: 'test',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: artifact('v1'),
      }),
    );
    ProductId = ProductViewDetail?.ProductViewSummary?.ProductId;
    const { PortfolioDetail } = await catalog.send(
      new CreatePortfolioCommand({ DisplayName: 'test', ProviderName: 'test' }),
    );
    const PortfolioId = PortfolioDetail?.Id;
    await catalog.send(
      new AssociateProductWithPortfolioCommand({ ProductId, PortfolioId }),
    );
    await catalog.send(
      new AssociatePrincipalWithPortfolioCommand({
        PortfolioId,
        PrincipalARN: `arn:aws:iam::${hub}:role/AtelierProvisioner`,
        PrincipalType: 'IAM',
      }),
    );
  });
  afterAll(async () => {
    account.destroy();
    await sandbox.stop();
  });

  const addVersion = (Name: string) =>
    catalog.send(
      new CreateProvisioningArtifactCommand({
        ProductId,
        Parameters: artifact(Name),
      }),
    );
  const ended = async ({
    RecordDetail: started,
  }: {
    RecordDetail?: RecordDetail;
  }) => {
    const { RecordDetail: record } = await eventually(
      () => catalog.send(new DescribeRecordCommand({ Id: started?.RecordId })),
      found =>
        ['SUCCEEDED', 'FAILED'].includes(found.RecordDetail?.Status ?? ''),
    );
    return record;
  };
  const updateTo = async (ProvisioningArtifactName: string) =>
    ended(
      await catalog.send(
        new UpdateProvisionedProductCommand({
          ProvisionedProductName,
          ProductId,
          ProvisioningArtifactName,
        }),
      ),
    );
  const launched = async () => {
    const { ProvisionedProducts } = await catalog.send(
      new SearchProvisionedProductsCommand({}),
    );
    return ProvisionedProducts?.map(one => [
      one.ProvisioningArtifactName,
      one.Status,
    ]);
  };
  /** Which of the groups there are. */
  const groups = async () => {
    const found: string[] = [];
    for (const ModelPackageGroupName of ['kept', 'dropped', 'added']) {
      await account.sagemaker
        .send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName }))
        .then(
          () => found.push(ModelPackageGroupName),
          () => {},
        );
    }
    return found;
  };

  it('are templates from S3; a provisioned product goes from one to another', async () => {
    const first = await ended(
      await catalog.send(
        new ProvisionProductCommand({
          ProductId,
          ProvisioningArtifactName: 'v1',
          ProvisionedProductName,
        }),
      ),
    );
    expect(first?.Status).toBe('SUCCEEDED');
    expect(await groups()).toEqual(['kept', 'dropped']);

    const { ProvisioningArtifactDetail } = await addVersion('v2');
    const { ProvisioningArtifacts } = await catalog.send(
      new DescribeProductCommand({ Id: ProductId }),
    );
    expect(ProvisioningArtifacts?.map(({ Name }) => Name)).toEqual([
      'v1',
      'v2',
    ]);
    expect(await updateTo('v2')).toMatchObject({
      Status: 'SUCCEEDED',
      ProvisioningArtifactId: ProvisioningArtifactDetail?.Id,
    });
    expect(await groups()).toEqual(['kept', 'added']);
    expect(await launched()).toEqual([['v2', 'AVAILABLE']]);

    await addVersion('broken');
    const failed = await updateTo('broken');
    expect(failed?.Status).toBe('FAILED');
    expect(failed?.RecordErrors).toMatchObject([
      { Description: expect.stringContaining('not_a_name') },
    ]);
    expect(await groups()).toEqual(['kept', 'added']);
    expect(await launched()).toEqual([['broken', 'TAINTED']]);

    expect(await updateTo('v1')).toMatchObject({ Status: 'SUCCEEDED' });
    expect(await groups()).toEqual(['kept', 'dropped']);
    expect(await launched()).toEqual([['v1', 'AVAILABLE']]);

    const end = await ended(
      await catalog.send(
        new TerminateProvisionedProductCommand({ ProvisionedProductName }),
      ),
    );
    expect(end?.Status).toBe('SUCCEEDED');
    expect(await groups()).toEqual([]);
    expect(await launched()).toEqual([]);
  });

  it('are refused without a template, or with one that is none', async () => {
    await expect(addVersion('nothing')).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: expect.stringContaining('The specified key does not exist.'),
    });
    await expect(addVersion('invalid')).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: expect.stringContaining('At least one Resources member'),
    });
    await expect(
      catalog.send(
        new CreateProvisioningArtifactCommand({
          ProductId: 'prod-nothing',
          Parameters: artifact('v1'),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('are made once for a token', async () => {
    const before = await catalog.send(
      new DescribeProductCommand({ Id: ProductId }),
    );
    const input = {
      ProductId,
      IdempotencyToken: 'once',
      Parameters: { ...artifact('v2'), Name: 'once' },
    };
    const [first, second] = [
      await catalog.send(new CreateProvisioningArtifactCommand(input)),
      await catalog.send(new CreateProvisioningArtifactCommand(input)),
    ];
    expect(second.ProvisioningArtifactDetail).toEqual(
      first.ProvisioningArtifactDetail,
    );
    const after = await catalog.send(
      new DescribeProductCommand({ Id: ProductId }),
    );
    expect(after.ProvisioningArtifacts).toHaveLength(
      (before.ProvisioningArtifacts?.length ?? 0) + 1,
    );
  });
});
