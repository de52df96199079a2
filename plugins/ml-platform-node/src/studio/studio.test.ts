import {
  CreateUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { collect } from '../calls/paginate';
import { AwsTarget } from '../clients';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { createStudioUrl } from './createStudioUrl';
import { describeStudioDomain, listStudioDomains } from './domains';
import { describeStudioProfile, listStudioProfiles } from './profiles';

const target: AwsTarget = {
  accountId: '201000000011',
  region: 'eu-west-1',
  role: 'provisioner',
  actor: 'user:default/ravi.patel',
};

describe('Studio', () => {
  let platform: Platform;
  let domainId: string;

  beforeAll(async () => {
    platform = await startPlatform();
    [{ domainId }] = await collect(listStudioDomains(platform.clients, target));
  });
  afterAll(() => platform.stop());

  it('lists the domains of an account and region', async () => {
    const list = (changes: Partial<AwsTarget>) =>
      collect(listStudioDomains(platform.clients, { ...target, ...changes }));

    await expect(list({})).resolves.toEqual([
      expect.objectContaining({ name: 'demand-forecast', status: 'InService' }),
    ]);
    await expect(list({ accountId: '201000000021' })).resolves.toEqual([]);
    await expect(list({ region: 'eu-central-1' })).resolves.toEqual([]);
  });

  it('describes a domain with its tags', async () => {
    const domain = await describeStudioDomain(
      platform.clients,
      target,
      domainId,
    );

    expect(domain).toMatchObject({
      domainId,
      name: 'demand-forecast',
      status: 'InService',
      authMode: 'IAM',
      networkAccess: 'VpcOnly',
      tags: expect.arrayContaining([
        { Key: 'atelier:project', Value: 'demand-forecast' },
      ]),
    });
  });

  it('says which domain is not there', async () => {
    await expect(
      describeStudioDomain(platform.clients, target, 'd-nowhere00000'),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message: expect.stringContaining(
          'sagemaker:DescribeDomain of d-nowhere00000 failed in account 201000000011',
        ),
      }),
    );
  });

  it('lists all pages of profiles, with person and execution role', async () => {
    await platform.allow(
      target.accountId,
      'AtelierProvisioner',
      'sagemaker:CreateUserProfile',
    );
    const client = platform.clients.get(SageMakerClient, target);
    for (let index = 0; index < 20; index++) {
      await client.send(
        new CreateUserProfileCommand({
          DomainId: domainId,
          UserProfileName: `many-${index}`,
        }),
      );
    }
    const mark = await platform.mark();
    await platform.limitPages(8);
    const profiles = await collect(
      listStudioProfiles(platform.clients, target, {
        domainId,
        tagKeys: platform.config.tags,
      }),
    );
    await platform.limitPages();
    const pages = (await platform.calls(mark)).filter(
      ({ operation }) => operation === 'ListUserProfiles',
    );

    expect(pages.length).toBeGreaterThan(2);
    expect(
      profiles.filter(({ name }) => name.startsWith('many-')),
    ).toHaveLength(20);
    expect(profiles.find(({ name }) => name === 'ravi-patel')).toMatchObject({
      domainId,
      status: 'InService',
      user: 'user:default/ravi.patel',
      executionRoleArn: 'arn:aws:iam::201000000011:role/atelier/data-scientist',
    });
    expect(profiles.find(({ name }) => name === 'many-1')?.user).toBe(
      undefined,
    );
  });

  it('leaves out a profile that goes while it reads', async () => {
    await platform.fault({
      service: 'sagemaker',
      operation: 'DescribeUserProfile',
      count: 1,
      effect: {
        type: 'error',
        code: 'ResourceNotFound',
        status: 400,
        message: 'gone',
      },
    });
    const query = { domainId, tagKeys: platform.config.tags };
    const fewer = await collect(
      listStudioProfiles(platform.clients, target, query),
    );
    const all = await collect(
      listStudioProfiles(platform.clients, target, query),
    );

    expect(all.length - fewer.length).toBe(1);
  });

  it('says which profile is not there', async () => {
    await expect(
      describeStudioProfile(platform.clients, target, {
        domainId,
        name: 'nobody',
        tagKeys: platform.config.tags,
      }),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotFoundError' }));
  });

  it('makes a link that opens Studio once, in the name of the person', async () => {
    const mark = await platform.mark();
    const before = Date.now();
    const { url, expiresAt } = await createStudioUrl(platform.clients, target, {
      domainId,
      profileName: 'ravi-patel',
    });
    const [call] = (await platform.calls(mark)).filter(
      ({ operation }) => operation === 'CreatePresignedDomainUrl',
    );
    const first = await fetch(url);
    const second = await fetch(url);

    expect(Date.parse(expiresAt) - before).toBeLessThanOrEqual(31_000);
    expect(call.principal).toBe(
      'arn:aws:sts::201000000011:assumed-role/AtelierProvisioner/ravi.patel',
    );
    expect(first.status).toBe(200);
    await expect(first.text()).resolves.toContain('ravi-patel');
    expect(second.status).toBeGreaterThanOrEqual(400);
  });

  it('stops when it is aborted', async () => {
    await expect(
      collect(
        listStudioDomains(platform.clients, target, {
          signal: AbortSignal.abort(),
        }),
      ),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
