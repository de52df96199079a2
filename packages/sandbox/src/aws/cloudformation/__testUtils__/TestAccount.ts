import { Readable } from 'node:stream';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import {
  assume,
  clientConfig,
  rootConfig,
  type TestCredentials,
} from '../../../__testUtils__/credentials';
import type { Sample } from './conformance';

export const hub = '100200300402';
export const spoke = '201000000011';

/** AWS clients of one role in one account; all their calls are kept for the conformance check. */
export class TestAccount {
  readonly cloudformation: CloudFormationClient;
  readonly iam: IAMClient;
  readonly logs: CloudWatchLogsClient;
  readonly sagemaker: SageMakerClient;
  readonly servicecatalog: ServiceCatalogClient;

  private constructor(
    config: ReturnType<typeof clientConfig>,
    samples: Sample[],
  ) {
    this.cloudformation = new CloudFormationClient(config);
    this.iam = new IAMClient(config);
    this.logs = new CloudWatchLogsClient(config);
    this.sagemaker = new SageMakerClient(config);
    this.servicecatalog = new ServiceCatalogClient(config);
    keepSamples(this.cloudformation, 'cloudformation', samples);
    keepSamples(this.logs, 'cloudwatch-logs', samples);
    keepSamples(this.sagemaker, 'sagemaker', samples);
    keepSamples(this.servicecatalog, 'servicecatalog', samples);
  }

  static async assume(
    endpoint: string,
    account: string,
    role: string,
    samples: Sample[] = [],
    region = 'eu-west-1',
  ): Promise<TestAccount> {
    const credentials = await assume(endpoint, account, role);
    return new TestAccount(
      { ...clientConfig(endpoint, credentials), region },
      samples,
    );
  }

  static of(
    endpoint: string,
    credentials: TestCredentials,
    samples: Sample[] = [],
  ): TestAccount {
    return new TestAccount(clientConfig(endpoint, credentials), samples);
  }

  /** Of the account's root user, whom no policy of an identity limits. */
  static async root(
    endpoint: string,
    account: string,
    samples: Sample[] = [],
    region = 'eu-west-1',
  ): Promise<TestAccount> {
    const config = await rootConfig(endpoint, account);
    return new TestAccount({ ...config, region }, samples);
  }

  destroy(): void {
    this.cloudformation.destroy();
    this.iam.destroy();
    this.logs.destroy();
    this.sagemaker.destroy();
    this.servicecatalog.destroy();
  }
}

interface Context {
  commandName?: string;
  /** The answer's body as it came over the wire. */
  body?: string;
}

interface Result {
  output: object;
  response: { body: AsyncIterable<Buffer> };
}

type Next = (args: { input: object }) => Promise<Result>;

interface Client {
  middlewareStack: {
    add(
      middleware: (next: Next, context: Context) => Next,
      options:
        | { step: 'initialize' }
        | { step: 'deserialize'; priority: 'low' },
    ): void;
  };
}

function keepSamples(client: unknown, service: string, samples: Sample[]) {
  const { middlewareStack } = client as Client;
  middlewareStack.add(
    (next, context) => async args => {
      const operation = context.commandName?.replace(/Command$/, '') ?? '';
      const { input } = args;
      try {
        const result = await next(args);
        const output = context.body?.startsWith('{')
          ? JSON.parse(context.body)
          : result.output;
        samples.push({ service, operation, input, output });
        return result;
      } catch (error) {
        const errorCode = (error as Error).name;
        samples.push({ service, operation, input, errorCode });
        throw error;
      }
    },
    { step: 'initialize' },
  );
  // The client drops members it does not know, so the check reads the body itself.
  middlewareStack.add(
    (next, context) => async args => {
      const result = await next(args);
      const chunks: Buffer[] = [];
      for await (const chunk of result.response.body) {
        chunks.push(chunk);
      }
      const body = Buffer.concat(chunks);
      context.body = body.toString();
      result.response.body = Readable.from([body]);
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
}
