export const management = '100200300401';
export const hub = '100200300402';

/** What a client of an account's root user is made with. */
export async function configOf(url: string, account: string) {
  const answer = await fetch(`${url}/_sandbox/credentials`, {
    method: 'POST',
    body: JSON.stringify({ account }),
  });
  const { AccessKeyId, SecretAccessKey } = await answer.json();
  return {
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey },
  };
}

/** Whether an account is the Dev account of an ML project that was seeded to the size. */
export function isSeededDev({ Id = '', Name }: { Id?: string; Name?: string }) {
  return Name?.endsWith('-dev') === true && Id >= '201000001000';
}

/** A day, `YYYY-MM-DD`. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
