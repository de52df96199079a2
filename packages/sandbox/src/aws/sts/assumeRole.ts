import { AwsError } from '../errors';
import { findRole, type Role } from '../iam/documents';
import { operation, type Call, type Principal } from '../service';
import { s } from '../shapes';
import { startSession } from './newSession';
import { sessionPolicies } from './sessionPolicies';
import { sessionTags } from './sessionTags';
import * as shapes from './shapes';

const defaultSeconds = 3_600;
const chainedMaxSeconds = 3_600;

export const AssumeRole = operation({
  write: false,
  input: s.structure(
    {
      RoleArn: shapes.roleArn.required(),
      RoleSessionName: shapes.sessionName.required(),
      Policy: s.string({ min: 1, pattern: shapes.policyText }),
      PolicyArns: shapes.policyArns,
      DurationSeconds: s.integer({ min: 900, max: 43200 }),
      Tags: shapes.tags,
      TransitiveTagKeys: shapes.tagKeys,
      ExternalId: shapes.externalId,
      SourceIdentity: shapes.sourceIdentity,
    },
    [
      'MinimumSessionTokenSize',
      'ProvidedContexts',
      'SerialNumber',
      'TokenCode',
    ],
  ),
  handle(input, call) {
    const role = findTrustingRole(input, call);
    const seconds = input.DurationSeconds ?? defaultSeconds;
    checkDuration(seconds, role, call.principal);
    const session = newSession(role, input, call);
    return {
      ...startSession(session, seconds, call.env),
      SourceIdentity: session.sourceIdentity,
    };
  },
});

interface Input {
  RoleArn: string;
  RoleSessionName: string;
  Policy?: string;
  PolicyArns?: { arn?: string }[];
  Tags?: { Key: string; Value: string }[];
  TransitiveTagKeys?: string[];
  ExternalId?: string;
  SourceIdentity?: string;
}

const roleArnParts = /^arn:aws[\w-]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;

/** The role, which the caller was let into. */
function findTrustingRole({ RoleArn }: Input, { env }: Call): Role {
  const [, account, name] = roleArnParts.exec(RoleArn) ?? [];
  if (account === undefined) {
    throw new AwsError('ValidationError', `${RoleArn} is invalid`);
  }
  const role = findRole(env.store, account, name);
  if (!role) {
    throw new Error(`${RoleArn} was let into and is not there.`);
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
  { principal, env }: Call,
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
    sessionPolicies: sessionPolicies(input, account, env.store),
    ...sessionTags(input, principal),
  };
}
