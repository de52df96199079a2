import { decide, parsePolicy, RequestContext } from '..';
import type {
  ContextValues,
  Decision,
  PolicyUse,
  Requester,
  ResourcePolicy,
} from '..';

/** A statement, or several; the rest of the policy is as usual. */
type Statements = object | object[];

/** A result that AWS documents. */
export interface DocumentedCase {
  what: string;
  /** The page that says so. */
  source: string;
  /** Default: the user Ada of account 111122223333. */
  requester?: Requester;
  action: string;
  resource: string;
  /** Default: the requester's. */
  resourceAccount?: string;
  context?: ContextValues;
  /** Default: `2012-10-17`. */
  version?: string;
  identity?: Statements;
  boundary?: Statements;
  session?: Statements;
  /** One list of statements for each level of the organization. */
  serviceControl?: Statements[];
  resourcePolicy?: Statements;
  resourceKind?: ResourcePolicy['kind'];
  expected: 'allowed' | `${'explicitDeny' | 'implicitDeny'} by ${string}`;
}

export const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';

export const ada: Requester = {
  kind: 'user',
  arn: 'arn:aws:iam::111122223333:user/ada',
  account: '111122223333',
};

export const session: Requester = {
  kind: 'role',
  arn: 'arn:aws:sts::111122223333:assumed-role/examplerole/examplerolesessionname',
  account: '111122223333',
  roleArn: 'arn:aws:iam::111122223333:role/examplerole',
};

export const federated: Requester = {
  kind: 'federatedUser',
  arn: 'arn:aws:sts::111122223333:federated-user/exampleuser',
  account: '111122223333',
  userArn: 'arn:aws:iam::111122223333:user/exampleuser',
};

export function allow(
  Action: string | string[],
  Resource: string | string[] = '*',
  Condition?: object,
) {
  return { Effect: 'Allow', Action, Resource, Condition };
}

export function deny(
  Action: string | string[],
  Resource: string | string[] = '*',
  Condition?: object,
) {
  return { Effect: 'Deny', Action, Resource, Condition };
}

/** The decision on a case, as `expected` writes it. */
export function decisionOn(one: DocumentedCase): string {
  const { version = '2012-10-17', resourceKind = 'resource' } = one;
  const parse = (Statement: Statements, use: PolicyUse = 'identity') =>
    parsePolicy(JSON.stringify({ Version: version, Statement }), use);
  const decision: Decision = decide(
    {
      requester: one.requester ?? ada,
      action: one.action,
      resource: one.resource,
      resourceAccount: one.resourceAccount,
      context: new RequestContext(one.context ?? {}),
    },
    {
      identity: one.identity ? [parse(one.identity)] : [],
      boundary: one.boundary && parse(one.boundary),
      session: one.session && [parse(one.session)],
      serviceControl: one.serviceControl?.map(level => [parse(level)]),
      resource: {
        kind: resourceKind,
        policy:
          one.resourcePolicy &&
          parse(
            one.resourcePolicy,
            resourceKind === 'trust' ? 'trust' : 'resource',
          ),
      },
    },
  );
  return decision.result === 'allowed'
    ? 'allowed'
    : `${decision.result} by ${decision.by}`;
}
