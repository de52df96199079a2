import { sandboxUrl } from './sandbox';

/** A statement of a policy in the sandbox, and the actions that it let through. */
export interface StatementUse {
  account: string;
  /** Role and policy, or the name of a managed policy. */
  policy: string;
  sid: string;
  effect: 'Allow' | 'Deny';
  actions: string[];
}

export interface PolicyUse {
  statements: StatementUse[];
  denied: { principal: string; action: string; resource: string }[];
}

/** What all calls since the sandbox's start needed of its policies. */
export async function policyUse(): Promise<PolicyUse> {
  const response = await fetch(`${sandboxUrl}/_sandbox/policies`);
  return (await response.json()) as PolicyUse;
}
