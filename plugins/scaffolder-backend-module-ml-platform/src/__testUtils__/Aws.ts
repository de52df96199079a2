import {
  DescribePipelineCommand,
  DescribeUserProfileCommand,
  ListDomainsCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionsCommand,
  ListProjectsCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
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
    await this.#send('POST', 'clock', { speed });
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

  /** Names of the SageMaker projects of an account and region that are there. */
  async sageMakerProjects(
    accountId: string,
    region: string,
  ): Promise<string[]> {
    const client = await this.#sageMaker(accountId, region);
    const { ProjectSummaryList = [] } = await client.send(
      new ListProjectsCommand({ MaxResults: 100 }),
    );
    return ProjectSummaryList.filter(
      ({ ProjectStatus }) => ProjectStatus !== 'DeleteCompleted',
    ).map(({ ProjectName }) => String(ProjectName));
  }

  /** A pipeline of an account and region. */
  async pipeline(accountId: string, region: string, name: string) {
    const client = await this.#sageMaker(accountId, region);
    const pipeline = await client.send(
      new DescribePipelineCommand({ PipelineName: name }),
    );
    const { Tags = [] } = await client.send(
      new ListTagsCommand({ ResourceArn: pipeline.PipelineArn }),
    );
    return {
      definition: pipeline.PipelineDefinition,
      role: pipeline.RoleArn,
      tags: Object.fromEntries(
        Tags.map(({ Key, Value }) => [String(Key), String(Value)]),
      ),
    };
  }

  /** Statuses of a pipeline's executions. */
  async executions(
    accountId: string,
    region: string,
    name: string,
  ): Promise<string[]> {
    const client = await this.#sageMaker(accountId, region);
    const { PipelineExecutionSummaries = [] } = await client.send(
      new ListPipelineExecutionsCommand({ PipelineName: name }),
    );
    return PipelineExecutionSummaries.map(({ PipelineExecutionStatus }) =>
      String(PipelineExecutionStatus),
    );
  }

  /** Waits until no execution of a pipeline runs. */
  async untilExecuted(
    accountId: string,
    region: string,
    name: string,
  ): Promise<void> {
    while (
      (await this.executions(accountId, region, name)).includes('Executing')
    ) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  /** Approval of the versions of a registered model. */
  async modelVersions(
    accountId: string,
    region: string,
    group: string,
  ): Promise<string[]> {
    const client = await this.#sageMaker(accountId, region);
    const { ModelPackageSummaryList = [] } = await client.send(
      new ListModelPackagesCommand({ ModelPackageGroupName: group }),
    );
    return ModelPackageSummaryList.map(({ ModelApprovalStatus }) =>
      String(ModelApprovalStatus),
    );
  }

  async fault(fault: object): Promise<void> {
    await this.#send('POST', 'faults', fault);
  }

  async clearFaults(): Promise<void> {
    await this.#send('DELETE', 'faults');
  }

  async stop(): Promise<void> {
    delete process.env.AWS_ENDPOINT_URL;
    await this.#sandbox.stop();
  }

  /** As the account's root user, whom no policy of an identity limits. */
  async #sageMaker(
    accountId: string,
    region: string,
  ): Promise<SageMakerClient> {
    const endpoint = this.#sandbox.awsUrl;
    const response = await fetch(`${endpoint}/_sandbox/credentials`, {
      method: 'POST',
      body: JSON.stringify({ account: accountId }),
    });
    const root: { AccessKeyId: string; SecretAccessKey: string } =
      await response.json();
    return new SageMakerClient({
      endpoint,
      region,
      credentials: {
        accessKeyId: root.AccessKeyId,
        secretAccessKey: root.SecretAccessKey,
      },
    });
  }

  async #send(method: string, path: string, body?: unknown): Promise<void> {
    const response = await fetch(`${this.#sandbox.awsUrl}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
  }
}
