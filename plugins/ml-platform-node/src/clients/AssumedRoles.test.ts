import { STSClient } from '@aws-sdk/client-sts';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { useFakeClock } from '../__testUtils__/useFakeClock';
import { AssumedRoles } from './AssumedRoles';
import { AwsTarget } from './AwsClients';

const target: AwsTarget = {
  accountId: '201000000011',
  region: 'eu-west-1',
  role: 'reader',
  actor: 'user:default/team-lead',
};

describe('AssumedRoles', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  afterAll(() => platform.stop());

  it('renews a session shortly before it ends, once for all', async () => {
    const sts = new STSClient({
      region: 'eu-west-1',
      credentials: {
        accessKeyId: 'AKIAATELIERPORTAL001',
        secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
      },
    });
    const roles = new AssumedRoles({
      sts: async () => sts,
      roleArn: ({ accountId }) =>
        `arn:aws:iam::${accountId}:role/AtelierReader`,
    });
    const start = Date.now();
    const first = await roles.credentials(target);
    useFakeClock(start + 50 * 60_000);
    const later = await roles.credentials(target);
    jest.setSystemTime(start + 55 * 60_000);
    const renewed = await Promise.all([
      roles.credentials(target),
      roles.credentials(target),
    ]);
    sts.destroy();
    const calls = await platform.calls();

    expect(later).toBe(first);
    expect(renewed[0].sessionToken).not.toBe(first.sessionToken);
    expect(renewed[1]).toBe(renewed[0]);
    expect(
      calls.filter(({ operation }) => operation === 'AssumeRole'),
    ).toHaveLength(2);
  });
});
