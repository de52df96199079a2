import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Sample } from './conformance';

const portal = {
  accessKeyId: 'AKIAATELIERPORTAL001',
  secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
};

export const hub = '100200300402';
export const spoke = '201000000011';

interface ClientConfig {
  endpoint: string;
  region: string;
  credentials: typeof portal;
  maxAttempts: number;
}

/** AWS clients of one role in one account; all their calls are kept for the conformance check. */
export class TestAccount {
  readonly cloudformation: CloudFormationClient;
  readonly sagemaker: SageMakerClient;
  readonly servicecatalog: ServiceCatalogClient;

  private constructor(config: ClientConfig, samples: Sample[]) {
    this.cloudformation = new CloudFormationClient(config);
    this.sagemaker = new SageMakerClient(config);
    this.servicecatalog = new ServiceCatalogClient(config);
    keepSamples(this.cloudformation, 'cloudformation', samples);
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
    const sts = new STSClient({ endpoint, region, credentials: portal });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${account}:role/${role}`,
        RoleSessionName: 'test',
      }),
    );
    sts.destroy();
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    };
    return new TestAccount(
      { endpoint, region, credentials, maxAttempts: 1 },
      samples,
    );
  }

  destroy(): void {
    this.cloudformation.destroy();
    this.sagemaker.destroy();
    this.servicecatalog.destroy();
  }
}

interface Stack {
  middlewareStack: {
    add(
      middleware: (
        next: (args: { input: object }) => Promise<{ output: object }>,
        context: { commandName?: string },
      ) => (args: { input: object }) => Promise<{ output: object }>,
      options: { step: 'initialize' },
    ): void;
  };
}

function keepSamples(client: unknown, service: string, samples: Sample[]) {
  (client as Stack).middlewareStack.add(
    (next, context) => async args => {
      const operation = context.commandName?.replace(/Command$/, '') ?? '';
      const { input } = args;
      try {
        const result = await next(args);
        samples.push({ service, operation, input, output: result.output });
        return result;
      } catch (error) {
        const errorCode = (error as Error).name;
        samples.push({ service, operation, input, errorCode });
        throw error;
      }
    },
    { step: 'initialize' },
  );
}
