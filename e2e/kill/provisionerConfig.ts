import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { Sandbox } from './Sandbox';

/** What AWS clients need to ask the sandbox as the provisioner of an account. */
export async function provisionerConfig(
  sandbox: Sandbox,
  place: { accountId: string; region: string },
) {
  const config = { endpoint: sandbox.awsUrl, region: place.region };
  const { Credentials: assumed } = await new STSClient({
    ...config,
    credentials: {
      accessKeyId: 'AKIAATELIERPORTAL001',
      secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
    },
  }).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${place.accountId}:role/AtelierProvisioner`,
      RoleSessionName: 'kill-test',
    }),
  );
  return {
    ...config,
    credentials: {
      accessKeyId: assumed?.AccessKeyId ?? '',
      secretAccessKey: assumed?.SecretAccessKey ?? '',
      sessionToken: assumed?.SessionToken,
    },
  };
}
