import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsCredentialIdentity } from '@smithy/types';
import { toBackstageError } from '../errors/toBackstageError';
import { AwsTarget } from './AwsClients';
import { BoundedMap } from './BoundedMap';
import { sessionName, sessionTagValue } from './sessionName';

// The SDK asks its provider again five minutes before the end, so ours must have a new answer by then.
const renewBeforeEndMs = 6 * 60_000;
const rememberedSessions = 5_000;

interface Session {
  credentials: Promise<AwsCredentialIdentity>;
  endsAt: number;
}

/**
 * Sessions of the roles that the portal assumes: one per account, role and person,
 * shared by everyone who asks and renewed shortly before it ends.
 */
export class AssumedRoles {
  readonly #sessions = new BoundedMap<Session>(rememberedSessions);
  readonly #sts: (region: string) => Promise<STSClient>;
  readonly #roleArn: (target: AwsTarget) => string;

  constructor(options: {
    /** An STS client with the portal's own credentials. */
    sts(region: string): Promise<STSClient>;
    roleArn(target: AwsTarget): string;
  }) {
    this.#sts = options.sts;
    this.#roleArn = options.roleArn;
  }

  async credentials(target: AwsTarget): Promise<AwsCredentialIdentity> {
    const key = [target.accountId, target.role, target.actor].join(' ');
    const known = this.#sessions.get(key);
    if (known && known.endsAt - renewBeforeEndMs > Date.now()) {
      return known.credentials;
    }
    const session: Session = {
      endsAt: Infinity,
      credentials: this.#assume(target).then(credentials => {
        session.endsAt = credentials.expiration?.getTime() ?? 0;
        return credentials;
      }),
    };
    this.#sessions.set(key, session);
    session.credentials.catch(() => this.#sessions.delete(key, session));
    return session.credentials;
  }

  async #assume(target: AwsTarget): Promise<AwsCredentialIdentity> {
    const { accountId, region, actor } = target;
    try {
      const sts = await this.#sts(region);
      const { Credentials } = await sts.send(
        new AssumeRoleCommand({
          RoleArn: this.#roleArn(target),
          RoleSessionName: sessionName(actor),
          Tags: actor
            ? [{ Key: 'atelier:actor', Value: sessionTagValue(actor) }]
            : undefined,
        }),
      );
      return {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
        expiration: Credentials?.Expiration,
        accountId,
      };
    } catch (error) {
      throw toBackstageError(error, {
        operation: 'sts:AssumeRole',
        accountId,
        region,
        resource: this.#roleArn(target),
      });
    }
  }
}
