import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { STSClient } from '@aws-sdk/client-sts';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { AwsCredentialIdentityProvider } from '@smithy/types';
import pLimit, { Limit } from 'p-limit';
import { version } from '../../package.json';
import { MlPlatformConfig } from '../config';
import { AssumedRoles } from './AssumedRoles';
import { AwsClientConfig, AwsClients, AwsTarget } from './AwsClients';
import { BoundedHttpHandler } from './BoundedHttpHandler';
import { BoundedMap } from './BoundedMap';

const pooledClients = 2_000;
const concurrentCallsPerAccountAndService = 8;
const maxAttempts = 6;
const connectionTimeout = 5_000;
const requestTimeout = 30_000;

/**
 * `AwsClients` with the main credentials of Backstage's `aws` config section.
 *
 * @public
 */
export class DefaultAwsClients implements AwsClients {
  readonly #clients = new BoundedMap<object>(pooledClients);
  readonly #limits = new Map<string, Limit>();
  readonly #roles: AssumedRoles;
  readonly #agents = {
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
  };

  constructor(options: {
    config: MlPlatformConfig;
    credentials: AwsCredentialsManager;
  }) {
    const { partition, roles } = options.config;
    this.#roles = new AssumedRoles({
      sts: async region => {
        const { sdkCredentialProvider } =
          await options.credentials.getCredentialProvider();
        return this.#pooled(STSClient, ['main', region], 'main', {
          region,
          credentials: sdkCredentialProvider,
        });
      },
      roleArn: ({ accountId, role }) =>
        `arn:${partition}:iam::${accountId}:role/${roles[role]}`,
    });
  }

  get<C>(Client: new (config: AwsClientConfig) => C, target: AwsTarget): C {
    const { accountId, region, role, actor } = target;
    return this.#pooled(Client, [accountId, region, role, actor], accountId, {
      region,
      credentials: () => this.#roles.credentials(target),
    });
  }

  /** Closes all connections, at the end of the process. */
  destroy(): void {
    this.#agents.httpAgent.destroy();
    this.#agents.httpsAgent.destroy();
  }

  #pooled<C>(
    Client: new (config: AwsClientConfig) => C,
    place: Array<string | undefined>,
    accountId: string,
    options: { region: string; credentials: AwsCredentialIdentityProvider },
  ): C {
    const key = [Client.name, ...place].join(' ');
    const known = this.#clients.get(key);
    if (known instanceof Client) {
      return known;
    }
    const client = new Client({
      ...options,
      requestHandler: new BoundedHttpHandler(
        {
          connectionTimeout,
          requestTimeout,
          throwOnRequestTimeout: true,
          ...this.#agents,
        },
        this.#limit(`${Client.name} ${accountId}`),
      ),
      retryMode: 'adaptive',
      maxAttempts,
      customUserAgent: `atelier/${version}`,
    });
    this.#clients.set(key, client as object);
    return client;
  }

  #limit(key: string): Limit {
    const known = this.#limits.get(key);
    const limit = known ?? pLimit(concurrentCallsPerAccountAndService);
    this.#limits.set(key, limit);
    return limit;
  }
}
