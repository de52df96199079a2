import { AwsError } from '../errors';
import { findRole, type Role } from '../iam/documents';
import {
  findOidcProvider,
  providerName,
  type OidcProvider,
} from '../iam/oidcProviderDocuments';
import { isTrusted } from '../iam/trustPolicy';
import { operation, type Env } from '../service';
import { s } from '../shapes';
import { startSession } from './newSession';
import { sessionPolicies } from './sessionPolicies';
import * as shapes from './shapes';
import {
  invalidToken,
  readToken,
  verifySignature,
  type Claims,
} from './webIdentityToken';

const action = 'sts:AssumeRoleWithWebIdentity';
const defaultSeconds = 3_600;

export const AssumeRoleWithWebIdentity = operation({
  write: false,
  isPublic: true,
  input: s.structure(
    {
      RoleArn: shapes.roleArn.required(),
      RoleSessionName: shapes.sessionName.required(),
      WebIdentityToken: s.string({ min: 4, max: 20_000 }).required(),
      ProviderId: s.string({ min: 4, max: 2048 }),
      PolicyArns: shapes.policyArns,
      Policy: s.string({ min: 1, max: 2048, pattern: shapes.policyText }),
      DurationSeconds: s.integer({ min: 900, max: 43_200 }),
    },
    ['MinimumSessionTokenSize'],
  ),
  async handle(input, { env }) {
    const { RoleArn, RoleSessionName } = input;
    const [, , , , account, path = ''] = RoleArn.split(':');
    const token = readToken(input.WebIdentityToken);
    const { claims } = token;
    const provider = findOidcProvider(env.store, account, claims.iss);
    if (
      !provider ||
      provider.url.replace(/\/$/, '') !== claims.iss.replace(/\/$/, '')
    ) {
      throw invalidToken(
        `No OpenIDConnect provider found in your account for ${claims.iss}`,
      );
    }
    checkClaims(claims, provider, env);
    await verifySignature(token, provider.url);
    const role = findRole(env.store, account, path.split('/').pop() ?? '');
    if (role?.Arn !== RoleArn || !trusts(role, provider, claims, input)) {
      throw new AwsError(
        'AccessDenied',
        'Not authorized to perform sts:AssumeRoleWithWebIdentity',
        403,
      );
    }
    const seconds = input.DurationSeconds ?? defaultSeconds;
    if (seconds > role.MaxSessionDuration) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const session = startSession(
      {
        arn: `arn:aws:sts::${account}:assumed-role/${role.RoleName}/${RoleSessionName}`,
        account,
        kind: 'role',
        userId: `${role.RoleId}:${RoleSessionName}`,
        sessionName: RoleSessionName,
        roleName: role.RoleName,
        roleArn: role.Arn,
        sessionPolicies: sessionPolicies(input, account, env.store),
        tags: {},
      },
      seconds,
      env,
    );
    return {
      ...session,
      SubjectFromWebIdentityToken: claims.sub,
      Audience: claims.aud,
      Provider: provider.Arn,
    };
  },
});

function checkClaims(
  { aud, exp }: Claims,
  { ClientIDList }: OidcProvider,
  { clock }: Env,
): void {
  if (!ClientIDList.includes(aud)) {
    throw invalidToken('Incorrect token audience');
  }
  const now = Math.floor(clock.now().getTime() / 1_000);
  if (exp <= now) {
    throw new AwsError(
      'ExpiredTokenException',
      `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`,
    );
  }
}

/** Whether the role trusts who holds the token; keys of the context begin with the provider's name. */
function trusts(
  role: Role,
  provider: OidcProvider,
  claims: Claims,
  { RoleSessionName }: { RoleSessionName: string },
): boolean {
  const name = providerName(provider.url);
  const ofToken = ['aud', 'sub', 'amr', 'email', 'oaud'].map(key => {
    const value = claims[key];
    return [
      `${name}:${key}`,
      typeof value === 'string' ? value : undefined,
    ] as const;
  });
  return isTrusted(role.trustPolicy, {
    action,
    roleArn: role.Arn,
    requester: { kind: 'webIdentity', provider: provider.Arn },
    context: {
      ...Object.fromEntries(ofToken),
      'aws:FederatedProvider': provider.Arn,
      'aws:SecureTransport': 'true',
      'sts:RoleSessionName': RoleSessionName,
    },
  });
}
