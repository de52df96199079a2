import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '@atelier/sandbox';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { DefaultAwsClients } from '../clients';
import { testConfig } from './testConfig';

export interface JournalEntry {
  seq: number;
  service: string;
  operation: string;
  account: string;
  region: string;
  principal: string;
  errorCode?: string;
  write: boolean;
  source: string;
}

interface Fault {
  service: string;
  operation: string;
  account?: string;
  count?: number;
  effect: Record<string, string | number>;
}

/** A sandbox, and AWS clients of the portal that talk to it over HTTP. */
export async function startPlatform() {
  const sandbox = await startSandbox({ speed: 1000, log: () => {} });
  process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;
  const newClients = () =>
    new DefaultAwsClients({
      config: testConfig,
      credentials: DefaultAwsCredentialsManager.fromConfig(
        new ConfigReader({
          aws: {
            mainAccount: {
              accessKeyId: 'AKIAATELIERPORTAL001',
              secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
              region: 'eu-west-1',
            },
          },
        }),
      ),
    });
  const clients = newClients();
  const control = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${sandbox.awsUrl}/_sandbox/${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${await response.text()}`);
    }
    return response.status === 204 ? {} : response.json();
  };

  return {
    clients,
    /** Clients of another process, as it were: they share nothing with the others. */
    newClients,
    config: testConfig,
    /** Where the journal is now. */
    async mark(): Promise<number> {
      const { entries } = await control('GET', 'journal');
      return entries.at(-1)?.seq ?? 0;
    },
    /** The calls that clients sent since the mark. */
    async calls(since = 0): Promise<JournalEntry[]> {
      const { entries } = await control('GET', `journal?since=${since}`);
      return entries.filter((entry: JournalEntry) => entry.source === 'client');
    },
    /** Lets a role do more than `deploy/aws` does. */
    async allow(account: string, RoleName: string, Action: string) {
      const { AccessKeyId } = await control('POST', 'credentials', { account });
      const Statement = { Effect: 'Allow', Action, Resource: '*' };
      const { ok } = await fetch(sandbox.awsUrl, {
        method: 'POST',
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=${AccessKeyId}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0`,
        },
        body: new URLSearchParams({
          Action: 'PutRolePolicy',
          Version: '2010-05-08',
          RoleName,
          PolicyName: 'test',
          PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
        }),
      });
      if (!ok) {
        throw new Error(`${RoleName} was not allowed ${Action}.`);
      }
    },
    async fault(fault: Fault): Promise<void> {
      await control('POST', 'faults', fault);
    },
    /** Waits until a fault of type `hold` has a request. */
    async untilHeld(): Promise<void> {
      for (;;) {
        const { faults } = await control('GET', 'faults');
        if (faults.some(({ held }: { held: number }) => held > 0)) {
          return;
        }
        await sleep(10);
      }
    },
    /** No page of a list has more items; without `max` as many as AWS gives. */
    async limitPages(max?: number): Promise<void> {
      await control('POST', 'pages', { max });
    },
    async clearFaults(): Promise<void> {
      await control('DELETE', 'faults');
    },
    async stop(): Promise<void> {
      clients.destroy();
      await sandbox.stop();
      delete process.env.AWS_ENDPOINT_URL;
    },
  };
}

export type Platform = Awaited<ReturnType<typeof startPlatform>>;
