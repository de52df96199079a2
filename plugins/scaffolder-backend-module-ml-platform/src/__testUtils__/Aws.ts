import {
  DescribeUserProfileCommand,
  ListDomainsCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { RunningSandbox, startSandbox } from '@atelier/sandbox';

interface JournalEntry {
  seq: number;
  operation: string;
  account: string;
  principal: string;
  write: boolean;
  source: string;
}

/** A profile as AWS has it. */
export interface ActualProfile {
  role?: string;
  status?: string;
  tags: Record<string, string>;
}

/** The sandbox, and what a test looks at in it. */
export class Aws {
  readonly #sandbox: RunningSandbox;

  /** Starts it and makes it the AWS of this process. */
  static async start(): Promise<Aws> {
    const aws = new Aws(
      await startSandbox({ speed: 1000, log: () => undefined }),
    );
    process.env.AWS_ENDPOINT_URL = aws.#sandbox.awsUrl;
    return aws;
  }

  private constructor(sandbox: RunningSandbox) {
    this.#sandbox = sandbox;
  }

  /** Address of the code host. */
  get codeHostUrl(): string {
    return this.#sandbox.codeHostUrl;
  }

  /** The portal's calls that wrote, in whatever account. */
  async writes(): Promise<string[]> {
    const response = await fetch(`${this.#sandbox.awsUrl}/_sandbox/journal`);
    const { entries }: { entries: JournalEntry[] } = await response.json();
    return entries
      .filter(
        ({ write, source, principal }) =>
          write &&
          source === 'client' &&
          principal.includes(':assumed-role/Atelier'),
      )
      .map(({ operation, principal }) => `${operation} by ${principal}`);
  }

  async setSpeed(speed: number): Promise<void> {
    await this.#post('clock', { speed });
  }

  /** All profiles of an account and region, by name. */
  async profiles(
    accountId: string,
    region: string,
  ): Promise<Map<string, ActualProfile>> {
    const client = await this.#sageMaker(accountId, region);
    const { UserProfiles = [] } = await client.send(
      new ListUserProfilesCommand({ MaxResults: 100 }),
    );
    const profiles = new Map<string, ActualProfile>();
    for (const { DomainId, UserProfileName } of UserProfiles) {
      const profile = await client.send(
        new DescribeUserProfileCommand({ DomainId, UserProfileName }),
      );
      const { Tags = [] } = await client.send(
        new ListTagsCommand({ ResourceArn: profile.UserProfileArn }),
      );
      profiles.set(String(UserProfileName), {
        role: profile.UserSettings?.ExecutionRole,
        status: profile.Status,
        tags: Object.fromEntries(
          Tags.map(({ Key, Value }) => [String(Key), String(Value)]),
        ),
      });
    }
    return profiles;
  }

  /** Id of an account's only Studio domain. */
  async domainId(accountId: string, region: string): Promise<string> {
    const client = await this.#sageMaker(accountId, region);
    const { Domains = [] } = await client.send(new ListDomainsCommand({}));
    return String(Domains[0].DomainId);
  }

  async stop(): Promise<void> {
    delete process.env.AWS_ENDPOINT_URL;
    await this.#sandbox.stop();
  }

  async #sageMaker(
    accountId: string,
    region: string,
  ): Promise<SageMakerClient> {
    const endpoint = this.#sandbox.awsUrl;
    const { Credentials: assumed } = await new STSClient({
      endpoint,
      region,
      credentials: {
        accessKeyId: 'AKIAATELIERPORTAL001',
        secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
      },
    }).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/AtelierReader`,
        RoleSessionName: 'test',
      }),
    );
    return new SageMakerClient({
      endpoint,
      region,
      credentials: {
        accessKeyId: String(assumed?.AccessKeyId),
        secretAccessKey: String(assumed?.SecretAccessKey),
        sessionToken: assumed?.SessionToken,
      },
    });
  }

  async #post(path: string, body: unknown): Promise<void> {
    const response = await fetch(`${this.#sandbox.awsUrl}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
  }
}
