import {
  decide,
  MalformedPolicy,
  parsePolicy,
  RequestContext,
  type ContextValues,
  type Requester,
} from '../../iam';

/** What a request to assume a role is judged by. */
export interface TrustRequest {
  action: string;
  roleArn: string;
  requester: Requester;
  /** Values of condition keys, for example `sts:ExternalId`. */
  context: ContextValues;
}

/** What identity policies may say where only the trust policy is asked: everything. */
const anything = parsePolicy(
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  'identity',
);

/** Whether a trust policy lets the requester do it: some statement allows, none denies. */
export function isTrusted(document: string, request: TrustRequest): boolean {
  const { action, roleArn, requester, context } = request;
  try {
    const policy = parsePolicy(document, 'trust');
    const { result } = decide(
      {
        requester,
        action,
        resource: roleArn,
        resourceAccount: roleArn.split(':')[4],
        context: new RequestContext(context),
      },
      { identity: [anything], resource: { kind: 'trust', policy } },
    );
    return result === 'allowed';
  } catch (error) {
    if (error instanceof MalformedPolicy) {
      return false;
    }
    throw error;
  }
}
