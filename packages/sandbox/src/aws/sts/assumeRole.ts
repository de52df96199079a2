import { callContext } from '../../iam/authorize/callContext';
import { requesterOf } from '../../iam/authorize/requester';
import { AwsError } from '../errors';
import { findRole, type Role } from '../iam/documents';
import { isTrusted } from '../iam/trustPolicy';
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
    ['MinimumSessionTokenSize', 'ProvidedContexts', 'SerialNumber', 'TokenCode'],
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
    ...callContext(call),
    'sts:ExternalId': input.ExternalId,
    'sts:RoleSessionName': input.RoleSessionName,
    'sts:SourceIdentity': input.SourceIdentity,
    'aws:TagKeys': input.Tags?.map(({ Key }) => Key),
    ...Object.fromEntries(
      (input.Tags ?? []).map(({ Key, Value }) => [
        `aws:RequestTag/${Key}`,
        Value,
      ]),
    ),
  };
  const requester = requesterOf(principal);
  const refused = actions.find(
    action =>
      role?.Arn !== input.RoleArn ||
      !isTrusted(role.trustPolicy, {
        action,
        roleArn: role.Arn,
        requester,
        context,
      }),
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
