import type { Policy } from '../policy/Policy';

/** Kinds of policies that take part in a decision. */
export type PolicyType =
  | 'serviceControl'
  | 'resource'
  | 'trust'
  | 'identity'
  | 'boundary'
  | 'session';

/** What AWS decides, and the kind of policy to blame. */
export type Decision = { result: 'allowed' } | Denial;

export interface Denial {
  result: 'explicitDeny' | 'implicitDeny';
  by: PolicyType;
}

/** The policies that apply to a request. */
export interface ApplicablePolicies {
  /** Of the requester's organization: the policies of root, of each unit and of the account. */
  serviceControl?: readonly (readonly Policy[])[];
  /** Of the user or role. */
  identity: readonly Policy[];
  boundary?: Policy;
  /** Given when the session was made; absent where none were. */
  session?: readonly Policy[];
  resource?: ResourcePolicy;
}

/** The policy of the resource asked for. */
export interface ResourcePolicy {
  /**
   * `key` and `trust` policies must let the requester or its account in; of others it is enough
   * that the requester's own policies do.
   */
  kind: 'resource' | 'key' | 'trust';
  /** Absent where the resource has none. */
  policy?: Policy;
}
