import { Sandbox } from './Sandbox';

/** What AWS clients need to ask the sandbox as the root user of an account, whom no policy of an identity limits. */
export async function rootConfig(
  sandbox: Sandbox,
  place: { accountId: string; region: string },
) {
  const endpoint = sandbox.awsUrl;
  const response = await fetch(`${endpoint}/_sandbox/credentials`, {
    method: 'POST',
    body: JSON.stringify({ account: place.accountId }),
  });
  const root = (await response.json()) as {
    AccessKeyId: string;
    SecretAccessKey: string;
  };
  return {
    endpoint,
    region: place.region,
    credentials: {
      accessKeyId: root.AccessKeyId,
      secretAccessKey: root.SecretAccessKey,
    },
  };
}
