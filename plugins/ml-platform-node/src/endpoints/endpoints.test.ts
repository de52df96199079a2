import {
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { AwsTarget } from '../clients';
import { collect } from '../calls/paginate';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { describeEndpoint, listEndpoints } from '.';

jest.setTimeout(60_000);

const prod: AwsTarget = {
  accountId: '201000000013',
  region: 'eu-west-1',
  role: 'reader',
};

describe('describeEndpoint', () => {
  let platform: Platform;

  beforeEach(async () => {
    platform = await startPlatform();
    await platform.allow(prod.accountId, 'AtelierReader', 'sagemaker:*');
  });
  afterEach(() => platform.stop());

  async function endpoint() {
    const [{ name }] = await collect(listEndpoints(platform.clients, prod));
    const client = platform.clients.get(SageMakerClient, prod);
    const { EndpointConfigName } = await client.send(
      new DescribeEndpointCommand({ EndpointName: name }),
    );
    return { name, client, EndpointConfigName };
  }

  it('knows an endpoint that goes on without its model', async () => {
    const { name, client, EndpointConfigName } = await endpoint();
    const config = await client.send(
      new DescribeEndpointConfigCommand({ EndpointConfigName }),
    );
    const ModelName = config.ProductionVariants?.[0].ModelName;
    await client.send(new DeleteModelCommand({ ModelName }));

    expect(await describeEndpoint(platform.clients, prod, name)).toMatchObject({
      name,
      status: 'InService',
      instanceType: 'ml.m5.large',
      modelPackageArns: [],
    });
  });

  it('knows an endpoint that goes on without its configuration', async () => {
    const { name, client, EndpointConfigName } = await endpoint();
    await client.send(new DeleteEndpointConfigCommand({ EndpointConfigName }));

    expect(await describeEndpoint(platform.clients, prod, name)).toMatchObject({
      name,
      status: 'InService',
      instanceType: undefined,
      modelPackageArns: [],
    });
  });

  it('says that there is no such endpoint', async () => {
    await expect(
      describeEndpoint(platform.clients, prod, 'gone'),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotFoundError' }));
  });
});
