import {
  AwsCredentialIdentityProvider,
  Provider,
  UserAgent,
} from '@smithy/types';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** Roles that the portal assumes in an account. @public */
export type AwsRole = 'reader' | 'provisioner';

/** Where a call goes, and as whom. @public */
export interface AwsTarget {
  /** 12 digits. */
  accountId: string;
  region: string;
  role: AwsRole;
  /** Entity ref of the person the portal acts for; absent: the portal itself. */
  actor?: string;
}

/** What every AWS client is made with. @public */
export interface AwsClientConfig {
  region: string;
  credentials: AwsCredentialIdentityProvider;
  requestHandler: NodeHttpHandler;
  retryMode: string;
  maxAttempts: number | Provider<number>;
  customUserAgent: string | UserAgent;
}

/**
 * AWS clients for any account of the organisation.
 *
 * @public
 */
export interface AwsClients {
  /**
   * The client of this class for the target. It lives in a pool: never destroy it.
   *
   * The role is assumed at the client's first call, once for all clients of the same account, role and person.
   * If it cannot be assumed, that call throws the Backstage error that says why.
   */
  get<C>(Client: new (config: AwsClientConfig) => C, target: AwsTarget): C;
}
