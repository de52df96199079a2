import { callJson } from '../../__testUtils__/callJson';
import { rootOf, type TestCredentials } from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';

const hub = '100200300402';
const spoke = '201000000011';
const repositoryName = 'atelier/churn';

describe('ECR', () => {
  let sandbox: RunningSandbox;
  let root: TestCredentials;
  let other: TestCredentials;

  const call = <O>(operation: string, input: object, by = root): Promise<O> =>
    callJson(
      sandbox.awsUrl,
      by,
      `AmazonEC2ContainerRegistry_V20150921.${operation}`,
      input,
    );
  const put = (imageManifest: string, imageTag?: string, more = {}) =>
    call<{ image: { imageId: { imageDigest: string } } }>('PutImage', {
      repositoryName,
      imageManifest,
      imageTag,
      ...more,
    });
  const get = (imageIds: object[], by = root) =>
    call<{ images: object[]; failures: object[] }>(
      'BatchGetImage',
      { registryId: hub, repositoryName, imageIds },
      by,
    );

  beforeAll(async () => {
    sandbox = await startSandbox();
    root = await rootOf(sandbox.awsUrl, hub);
    other = await rootOf(sandbox.awsUrl, spoke);
    await call('CreateRepository', { repositoryName });
  });
  afterAll(() => sandbox.stop());

  it('describes repositories, page by page', async () => {
    await call('CreateRepository', {
      repositoryName: 'fixed',
      imageTagMutability: 'IMMUTABLE',
    });
    const { repositories, nextToken } = await call<{
      repositories: object[];
      nextToken: string;
    }>('DescribeRepositories', { maxResults: 1 });
    expect(repositories).toMatchObject([
      {
        repositoryArn: `arn:aws:ecr:eu-west-1:${hub}:repository/atelier/churn`,
        repositoryUri: `${hub}.dkr.ecr.eu-west-1.amazonaws.com/atelier/churn`,
        imageTagMutability: 'MUTABLE',
      },
    ]);
    const rest = await call('DescribeRepositories', { nextToken });
    expect(rest).toMatchObject({ repositories: [{ repositoryName: 'fixed' }] });
  });

  it('keeps images by digest, and moves their tags', async () => {
    const { image } = await put('{"a":1}', 'latest');
    await put('{"a":2}', 'latest');
    const { imageDigest } = image.imageId;
    expect(await get([{ imageDigest }, { imageTag: 'latest' }])).toMatchObject({
      images: [{ imageManifest: '{"a":1}' }, { imageManifest: '{"a":2}' }],
      failures: [],
    });
    expect(await get([{ imageTag: 'none' }, {}])).toMatchObject({
      images: [],
      failures: [
        { failureCode: 'ImageNotFound' },
        { failureCode: 'MissingDigestAndTag' },
      ],
    });
  });

  it('lets another account in only where the repository’s policy does', async () => {
    await put('{"a":3}', 'shared');
    const pull = () => get([{ imageTag: 'shared' }], other);
    await expect(pull()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:iam::${spoke}:root is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:${hub}:repository/atelier/churn because no resource-based policy allows the ecr:BatchGetImage action`,
    });
    const policyText = JSON.stringify({
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: spoke },
        Action: 'ecr:BatchGetImage',
      },
    });
    await call('SetRepositoryPolicy', { repositoryName, policyText });
    expect(await call('GetRepositoryPolicy', { repositoryName })).toEqual({
      registryId: hub,
      repositoryName,
      policyText,
    });
    expect((await pull()).images).toHaveLength(1);
    await call('DeleteRepositoryPolicy', { repositoryName });
    await expect(pull()).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it.each<[string, string, object]>([
    [
      'RepositoryAlreadyExistsException',
      'CreateRepository',
      { repositoryName: 'fixed' },
    ],
    [
      'InvalidParameterException',
      'CreateRepository',
      { repositoryName: 'Upper' },
    ],
    ['InvalidParameterException', 'CreateRepository', {}],
    ['InvalidParameterException', 'DescribeRepositories', { maxResults: 1001 }],
    [
      'InvalidParameterException',
      'DescribeRepositories',
      { repositoryNames: [] },
    ],
    [
      'RepositoryNotFoundException',
      'DescribeRepositories',
      { repositoryNames: ['none'] },
    ],
    ['RepositoryNotEmptyException', 'DeleteRepository', { repositoryName }],
    [
      'RepositoryPolicyNotFoundException',
      'GetRepositoryPolicy',
      { repositoryName: 'fixed' },
    ],
    [
      'RepositoryPolicyNotFoundException',
      'DeleteRepositoryPolicy',
      { repositoryName: 'fixed' },
    ],
    [
      'InvalidParameterException',
      'SetRepositoryPolicy',
      { repositoryName: 'fixed', policyText: '{"Statement":{}}' },
    ],
    [
      'InvalidParameterException',
      'SetRepositoryPolicy',
      {
        repositoryName: 'fixed',
        policyText:
          '{"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:*","Resource":"*"}}',
      },
    ],
    [
      'InvalidParameterException',
      'PutImage',
      { repositoryName: 'fixed', imageManifest: '' },
    ],
    [
      'ImageDigestDoesNotMatchException',
      'PutImage',
      {
        repositoryName: 'fixed',
        imageManifest: '{}',
        imageDigest: 'sha256:0',
      },
    ],
    [
      'InvalidParameterException',
      'BatchGetImage',
      { repositoryName: 'fixed', imageIds: [] },
    ],
  ])('answers %s to %s %j', async (name, operation, input) => {
    await expect(call(operation, input)).rejects.toMatchObject({ name });
  });

  it('moves no tag of a repository that is fixed, and takes no image twice', async () => {
    const fixed = { repositoryName: 'fixed' };
    await put('{"b":1}', 'one', fixed);
    await expect(put('{"b":1}', 'one', fixed)).rejects.toMatchObject({
      name: 'ImageAlreadyExistsException',
    });
    await expect(put('{"b":2}', 'one', fixed)).rejects.toMatchObject({
      name: 'ImageTagAlreadyExistsException',
    });
    await call('DeleteRepository', { ...fixed, force: true });
    await expect(call('GetRepositoryPolicy', fixed)).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
    });
  });
});
