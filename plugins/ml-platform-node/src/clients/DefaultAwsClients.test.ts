import { ListDomainsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import {
  SearchProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { AwsTarget } from './AwsClients';

const target: AwsTarget = {
  accountId: '201000000011',
  region: 'eu-west-1',
  role: 'provisioner',
  actor: 'user:default/data-scientist',
};

describe('DefaultAwsClients', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.stop());
  afterEach(() => platform.clearFaults());

  it('assumes the role once for ten clients of one person on one account', async () => {
    await platform.allow(
      target.accountId,
      'AtelierProvisioner',
      'servicecatalog:SearchProducts',
    );
    const clients = platform.newClients();
    const mark = await platform.mark();
    const regions = ['eu-west-1', 'eu-central-1'];
    await Promise.all(
      regions.flatMap(region => {
        const place = { ...target, region };
        const sts = clients.get(STSClient, place);
        const sageMaker = clients.get(SageMakerClient, place);
        const catalog = clients.get(ServiceCatalogClient, place);
        return [
          sts.send(new GetCallerIdentityCommand({})),
          sts.send(new GetCallerIdentityCommand({})),
          sageMaker.send(new ListDomainsCommand({})),
          sageMaker.send(new ListDomainsCommand({})),
          catalog.send(new SearchProductsCommand({})),
        ];
      }),
    );
    clients.destroy();

    const calls = await platform.calls(mark);
    const assumed = calls.filter(({ operation }) => operation === 'AssumeRole');
    const others = calls.filter(({ operation }) => operation !== 'AssumeRole');
    expect(assumed).toHaveLength(1);
    expect(others).toHaveLength(10);
    expect(new Set(others.map(({ principal }) => principal))).toEqual(
      new Set([
        'arn:aws:sts::201000000011:assumed-role/AtelierProvisioner/data-scientist',
      ]),
    );
  });

  it('keeps people, roles and accounts apart', async () => {
    const mark = await platform.mark();
    const targets: AwsTarget[] = [
      { ...target, actor: 'user:default/ml-engineer' },
      { ...target, actor: 'user:default/ml-engineer', role: 'reader' },
      { ...target, actor: undefined },
      {
        ...target,
        actor: 'user:default/ml-engineer',
        accountId: '201000000012',
      },
    ];
    const arns = await Promise.all(
      targets.map(async each => {
        const client = platform.clients.get(STSClient, each);
        return (await client.send(new GetCallerIdentityCommand({}))).Arn;
      }),
    );

    expect(arns).toEqual([
      'arn:aws:sts::201000000011:assumed-role/AtelierProvisioner/ml-engineer',
      'arn:aws:sts::201000000011:assumed-role/AtelierReader/ml-engineer',
      'arn:aws:sts::201000000011:assumed-role/AtelierProvisioner/atelier-portal',
      'arn:aws:sts::201000000012:assumed-role/AtelierProvisioner/ml-engineer',
    ]);
    const assumed = (await platform.calls(mark)).filter(
      ({ operation }) => operation === 'AssumeRole',
    );
    expect(assumed).toHaveLength(4);
  });

  it('gives the same client for the same target', () => {
    const { clients } = platform;
    const client = clients.get(SageMakerClient, target);

    expect(clients.get(SageMakerClient, { ...target })).toBe(client);
    expect(
      clients.get(SageMakerClient, { ...target, region: 'eu-central-1' }),
    ).not.toBe(client);
    expect(clients.get(ServiceCatalogClient, target)).not.toBe(client);
  });

  it('does not remember that a role could not be assumed', async () => {
    const clients = platform.newClients();
    const client = clients.get(SageMakerClient, target);
    await platform.fault({
      service: 'sts',
      operation: 'AssumeRole',
      count: 1,
      effect: {
        type: 'error',
        code: 'AccessDenied',
        status: 403,
        message: 'User is not authorized to perform: sts:AssumeRole',
      },
    });

    await expect(client.send(new ListDomainsCommand({}))).rejects.toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        message: expect.stringContaining(
          'sts:AssumeRole of arn:aws:iam::201000000011:role/AtelierProvisioner failed',
        ),
      }),
    );
    await expect(
      client.send(new ListDomainsCommand({})),
    ).resolves.toHaveProperty('Domains');
    clients.destroy();
  });

  it('goes on after throttling and after a lost answer', async () => {
    const client = platform.clients.get(SageMakerClient, target);
    await platform.fault({
      service: 'sagemaker',
      operation: 'ListDomains',
      count: 1,
      effect: { type: 'throttle' },
    });
    await platform.fault({
      service: 'sagemaker',
      operation: 'ListDomains',
      count: 1,
      effect: { type: 'drop', when: 'after' },
    });

    await expect(
      client.send(new ListDomainsCommand({})),
    ).resolves.toHaveProperty('Domains');
  });
});
