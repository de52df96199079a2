import { randomBytes } from 'node:crypto';
import { addSessionKey } from '../accessKeys';
import { AwsError } from '../errors';
import { findRole, type Role } from '../iam/documents';
import { isTrusted } from '../iam/trustPolicy';
import { uniqueId } from '../ids';
import { operation, type Call, type Principal } from '../service';
import { s } from '../shapes';
import { sessionTags } from './sessionTags';
import * as shapes from './shapes';

const defaultSeconds = 3_600;
const chainedMaxSeconds = 3_600;

export const AssumeRole = operation({
  write: false,
  input: s.structure({
    RoleArn: shapes.roleArn.required(),
    RoleSessionName: shapes.sessionName.required(),
    Policy: s.string({ min: 1 }),
    PolicyArns: s.list(s.structure({ arn: shapes.arn })),
    DurationSeconds: s.integer({ min: 900, max: 43200 }),
    Tags: shapes.tags,
    TransitiveTagKeys: shapes.tagKeys,
    ExternalId: shapes.externalId,
    SourceIdentity: shapes.sourceIdentity,
  }),
  handle(input, call) {
    const { store, clock } = call.env;
    const role = findTrustingRole(input, call);
    const seconds = input.DurationSeconds ?? defaultSeconds;
    checkDuration(seconds, role, call.principal);
    const session = newSession(role, input, call);
    const accessKeyId = uniqueId('ASIA');
    const sessionToken = randomBytes(256).toString('base64');
    // AWS gives whole seconds.
    const expiresAt =
      Math.floor(clock.now().getTime() / 1_000 + seconds) * 1_000;
    addSessionKey(store, accessKeyId, {
      principal: session,
      sessionToken,
      expiresAt,
    });
    return {
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: randomBytes(30).toString('base64'),
        SessionToken: sessionToken,
        Expiration: new Date(expiresAt),
      },
      AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
      SourceIdentity: session.sourceIdentity,
    };
  },
});

interface Input {
  RoleArn: string;
  RoleSessionName: string;
  Tags?: { Key: string; Value: string }[];
  TransitiveTagKeys?: string[];
  ExternalId?: string;
  SourceIdentity?: string;
}

/** The role, if its trust policy lets the caller in; AWS says the same of a role that is not there. */
function findTrustingRole(input: Input, call: Call): Role {
  const { principal, env } = call;
  const [, , , , account, name] = input.RoleArn.split(':');
  const role = findRole(env.store, account, name?.split('/').pop() ?? '');
  const actions = [
    'sts:AssumeRole',
    ...(input.Tags?.length ? ['sts:TagSession'] : []),
    ...(input.SourceIdentity ? ['sts:SetSourceIdentity'] : []),
  ];
  const context = {
    'sts:externalid': input.ExternalId,
    'sts:rolesessionname': input.RoleSessionName,
    'sts:sourceidentity': input.SourceIdentity,
    'aws:principalarn': principal.roleArn ?? principal.arn,
    'aws:principalaccount': principal.account,
    ...Object.fromEntries(
      (input.Tags ?? []).map(({ Key, Value }) => [
        `aws:requesttag/${Key.toLowerCase()}`,
        Value,
      ]),
    ),
  };
  const refused = actions.find(
    action =>
      role?.Arn !== input.RoleArn ||
      !isTrusted(role.trustPolicy, { action, principal, context }),
  );
  if (!role || refused) {
    throw new AwsError(
      'AccessDenied',
      `User: ${principal.arn} is not authorized to perform: ${refused} on resource: ${input.RoleArn}`,
      403,
    );
  }
  return role;
}

function checkDuration(seconds: number, role: Role, { kind }: Principal): void {
  if (seconds > role.MaxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  if (kind === 'role' && seconds > chainedMaxSeconds) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
}

function newSession(
  { Arn, RoleName, RoleId }: Role,
  input: Input,
  { principal }: Call,
): Principal {
  const account = Arn.split(':')[4];
  return {
    arn: `arn:aws:sts::${account}:assumed-role/${RoleName}/${input.RoleSessionName}`,
    account,
    kind: 'role',
    userId: `${RoleId}:${input.RoleSessionName}`,
    sessionName: input.RoleSessionName,
    roleName: RoleName,
    roleArn: Arn,
    sourceIdentity: input.SourceIdentity ?? principal.sourceIdentity,
    ...sessionTags(input, principal),
  };
}
