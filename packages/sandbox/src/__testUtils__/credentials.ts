import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

export interface TestCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The portal's own access key. */
export const portal: TestCredentials = {
  accessKeyId: 'AKIAATELIERPORTAL001',
  secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
};

/** What a test's AWS client is made with: errors come at once, not after retries. */
export function clientConfig(endpoint: string, credentials = portal) {
  return { endpoint, credentials, region: 'eu-west-1', maxAttempts: 1 };
}

/** Credentials of a role, assumed by the portal or by who is given. */
export async function assume(
  endpoint: string,
  account: string,
  role: string,
  as = portal,
): Promise<TestCredentials> {
  const client = new STSClient(clientConfig(endpoint, as));
  const { Credentials } = await client.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account}:role/${role}`,
      RoleSessionName: 'test',
    }),
  );
  client.destroy();
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken,
  };
}

/** Keys of an account's root user, whom no identity-based policy limits. */
export async function rootOf(
  endpoint: string,
  account: string,
): Promise<TestCredentials> {
  const response = await fetch(`${endpoint}/_sandbox/credentials`, {
    method: 'POST',
    body: JSON.stringify({ account }),
  });
  const { AccessKeyId, SecretAccessKey } = await response.json();
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
}

/** Credentials of a role that is open to its own account alone. */
export async function assumeInside(
  endpoint: string,
  account: string,
  role: string,
): Promise<TestCredentials> {
  return assume(endpoint, account, role, await rootOf(endpoint, account));
}

/** What a test's AWS client of an account's root user is made with; default: of the hub. */
export async function rootConfig(endpoint: string, account = '100200300402') {
  return clientConfig(endpoint, await rootOf(endpoint, account));
}
