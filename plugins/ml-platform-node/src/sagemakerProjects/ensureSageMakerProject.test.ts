import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DescribeModelPackageGroupCommand,
  ListProjectsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { artifactKey, uploadArtifacts } from '../artifacts';
import { AwsTarget } from '../clients';
import { describeProduct } from '../serviceCatalog';
import { governedTags, identityTagKeys } from '../tags';
import {
  ensureSageMakerProject,
  WantedSageMakerProject,
} from './ensureSageMakerProject';
import { findSageMakerProject } from './findSageMakerProject';

const hub: AwsTarget = {
  accountId: '100200300402',
  region: 'eu-west-1',
  role: 'provisioner',
  actor: 'user:default/ml-engineer',
};
const project = {
  slug: 'demand-forecast',
  owner: 'group:default/forecasting',
  costCenter: 'CC-1001',
};
const secret = 'glptt-0123456789';

describe('ensureSageMakerProject', () => {
  let aws: Platform;

  beforeAll(async () => {
    aws = await startPlatform();
  });

  afterEach(async () => {
    await aws.clearFaults();
  });

  afterAll(async () => {
    await aws.stop();
  });

  async function wanted(
    name: string,
    changes: Partial<WantedSageMakerProject> = {},
  ): Promise<WantedSageMakerProject> {
    return {
      name,
      description: `Trains and deploys ${name}`,
      product: await describeProduct(aws.clients, hub, {
        product: 'MLOps train and deploy',
      }),
      parameters: {
        MlProject: project.slug,
        Owner: project.owner,
        CostCenter: project.costCenter,
        DevAccountId: '201000000011',
        PreProdAccountId: '201000000012',
        ProdAccountId: '',
        CodeHostUrl: 'http://localhost:4568',
        RepositoryPath: `forecasting/${name}`,
        OidcProviderArn: `arn:aws:iam::${hub.accountId}:oidc-provider/localhost:4568`,
      },
      secrets: { CiTriggerToken: secret },
      secretsAreNew: false,
      tags: governedTags(aws.config.tags, { project }),
      identityTags: identityTagKeys(aws.config.tags),
      ...changes,
    };
  }

  async function ensure(
    name: string,
    changes: Partial<WantedSageMakerProject> = {},
    clients = aws.clients,
  ) {
    return ensureSageMakerProject(clients, hub, await wanted(name, changes));
  }

  async function writesSince(mark: number): Promise<string[]> {
    const calls = await aws.calls(mark);
    return calls
      .filter(({ write, errorCode }) => write && !errorCode)
      .map(({ operation }) => operation)
      .filter(operation => operation !== 'AssumeRole');
  }

  async function projectNames(): Promise<string[]> {
    const { ProjectSummaryList = [] } = await aws.clients
      .get(SageMakerClient, hub)
      .send(new ListProjectsCommand({ MaxResults: 100 }));
    return ProjectSummaryList.filter(
      ({ ProjectStatus }) => ProjectStatus !== 'DeleteCompleted',
    ).map(({ ProjectName = '' }) => ProjectName);
  }

  it('creates what is absent, with all that the product makes, and says how far it is', async () => {
    const statuses: string[] = [];

    const ensured = await ensure('absent', {
      onProgress: ({ status }) => statuses.push(status),
    });

    expect(ensured).toMatchObject({
      existed: false,
      updated: false,
      outputs: {
        ArtifactBucketName: 'ml-absent-100200300402-eu-west-1',
        CiRoleArn:
          'arn:aws:iam::100200300402:role/atelier/ci/absent-ci-eu-west-1',
        ModelPackageGroupName: 'absent',
        KmsKeyArn: expect.stringContaining(':100200300402:key/'),
      },
    });
    expect(statuses.at(-1)).toBe('CreateCompleted');
    expect(
      await findSageMakerProject(aws.clients, hub, 'absent'),
    ).toMatchObject({
      projectId: ensured.projectId,
      provisionedProductId: ensured.provisionedProductId,
      tags: expect.arrayContaining([
        { Key: 'atelier:project', Value: 'demand-forecast' },
      ]),
    });
    await aws.allow(
      hub.accountId,
      'AtelierProvisioner',
      'sagemaker:DescribeModelPackageGroup',
    );
    await aws.clients.get(SageMakerClient, hub).send(
      new DescribeModelPackageGroupCommand({
        ModelPackageGroupName: 'absent',
      }),
    );
  });

  it('gives back what is right, and writes nothing', async () => {
    const first = await ensure('right');
    const mark = await aws.mark();

    const second = await ensure('right');

    expect(second).toEqual({ ...first, existed: true });
    expect(await writesSince(mark)).toEqual([]);
  });

  it.each<[string, { ProdAccountId?: string }, { secretsAreNew?: boolean }]>([
    ['another account', { ProdAccountId: '201000000013' }, {}],
    ['a new secret', {}, { secretsAreNew: true }],
  ])('updates where it has %s', async (what, change, secrets) => {
    const name = what.replaceAll(' ', '-');
    const before = await wanted(name);
    const parameters = { ...before.parameters, ...change };
    await ensure(name);

    const ensured = await ensure(name, { parameters, ...secrets });
    const again = await ensure(name, { parameters });

    expect(ensured).toMatchObject({ existed: true, updated: true });
    expect(again).toMatchObject({ existed: true, updated: false });
  });

  it('creates one when two processes ask at once', async () => {
    const results = await Promise.all([
      ensure('at-once'),
      ensure('at-once', {}, aws.newClients()),
    ]);

    expect(new Set(results.map(({ projectId }) => projectId)).size).toBe(1);
    expect(
      (await projectNames()).filter(name => name === 'at-once'),
    ).toHaveLength(1);
  });

  it('takes up a creation that is under way', async () => {
    const controller = new AbortController();
    await expect(
      ensure('under-way', {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    const mark = await aws.mark();

    const ensured = await ensure('under-way');

    expect(ensured).toMatchObject({ existed: true, updated: false });
    expect(await writesSince(mark)).toEqual([]);
  });

  it("tells a failed creation with AWS's reason, and replaces the leftover the next time", async () => {
    await aws.fault({
      service: 'kms',
      operation: 'CreateKey',
      effect: {
        type: 'error',
        code: 'LimitExceededException',
        status: 400,
        message: 'no more keys',
      },
    });
    await expect(ensure('leftover')).rejects.toMatchObject({
      name: 'ProvisioningFailedError',
      message: expect.stringMatching(
        /^The SageMaker project 'leftover' in account 100200300402, region eu-west-1 could not be created: .*no more keys/,
      ),
    });
    await aws.clearFaults();

    const ensured = await ensure('leftover');

    expect(ensured).toMatchObject({ existed: false, updated: false });
    expect(
      (await projectNames()).filter(name => name === 'leftover'),
    ).toHaveLength(1);
  });

  it("refuses another ML project's, says whose it is, and does not touch it", async () => {
    await ensure('foreign', {
      tags: governedTags(aws.config.tags, {
        project: { ...project, slug: 'price-elasticity' },
      }),
    });
    const mark = await aws.mark();

    await expect(ensure('foreign')).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('atelier:project = price-elasticity'),
    });
    expect(await writesSince(mark)).toEqual([]);
  });

  it('goes on while AWS is busy', async () => {
    // One more than the SDK itself tries.
    await aws.fault({
      service: 'sagemaker',
      operation: 'CreateProject',
      count: 7,
      effect: { type: 'throttle' },
    });

    await expect(ensure('busy', {}, aws.newClients())).resolves.toMatchObject({
      existed: false,
    });
  }, 60_000);

  describe('uploadArtifacts', () => {
    const content = Buffer.from('print("one")\n');
    const key = artifactKey('artifacts', 'code', { name: 'a.py', content });

    it('writes into its bucket what is not there, once, with the key of the product', async () => {
      const { outputs } = await ensure('artifacts');
      const bucket = outputs.ArtifactBucketName;
      const upload = () =>
        uploadArtifacts(aws.clients, hub, {
          bucket,
          artifacts: [
            { key, content },
            { key: 'artifacts/data/b.csv', content: Buffer.from('1') },
          ],
        });

      expect(await upload()).toEqual([key, 'artifacts/data/b.csv']);
      expect(await upload()).toEqual([]);
      expect(key).toMatch(/^artifacts\/code\/[0-9a-f]{16}\/a\.py$/);
      const head = await aws.clients
        .get(S3Client, hub)
        .send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      expect(head).toMatchObject({
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: outputs.KmsKeyArn,
      });
    });

    it('refuses a bucket of another account', async () => {
      const { outputs } = await ensure('artifacts');

      await expect(
        uploadArtifacts(
          aws.clients,
          { ...hub, accountId: '201000000011' },
          {
            bucket: outputs.ArtifactBucketName,
            artifacts: [{ key, content }],
          },
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    });
  });
});
