import type { Role } from '../../aws/iam/documents';
import { findOrganization } from '../../aws/organizations/documents';
import type { Caller, Env, Principal, Store } from '../../aws/service';
import type { ContextValues } from '../RequestContext';

/**
 * The global condition keys of a call.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function callContext(
  { principal, region, source }: Caller,
  role: Role | undefined,
  env: Env,
): ContextValues {
  const now = env.clock.now();
  return {
    ...principalContext(principal, role, env.store),
    'aws:RequestedRegion': region,
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1_000)),
    // Requests of the sandbox stay on the machine: they count as encrypted.
    'aws:SecureTransport': 'true',
    'aws:SourceIp': source === 'client' ? '127.0.0.1' : undefined,
    'aws:ViaAWSService': String(source !== 'client'),
    'aws:CalledVia':
      source === 'client' ? undefined : [`${source}.amazonaws.com`],
  };
}

function principalContext(
  principal: Principal,
  role: Role | undefined,
  store: Store,
): ContextValues {
  const { account, arn, kind, roleArn, userId } = principal;
  return {
    'aws:PrincipalArn': roleArn ?? arn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalOrgID': findOrganization(store, account)?.Id,
    'aws:PrincipalType': kind === 'user' ? 'User' : 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'aws:userid': userId,
    'aws:username': kind === 'user' ? arn.split('/').pop() : undefined,
    'aws:SourceIdentity': principal.sourceIdentity,
    ...Object.fromEntries(
      Object.entries(tagsOf(principal, role)).map(([key, value]) => [
        `aws:PrincipalTag/${key}`,
        value,
      ]),
    ),
  };
}

/** Session tags stand before the role's own. */
function tagsOf(
  { tags }: Principal,
  role: Role | undefined,
): Record<string, string> {
  const names = new Set(Object.keys(tags).map(key => key.toLowerCase()));
  const own = (role?.tags ?? []).filter(
    ({ Key }) => !names.has(Key.toLowerCase()),
  );
  return {
    ...Object.fromEntries(own.map(({ Key, Value }) => [Key, Value])),
    ...tags,
  };
}
