import type { ConditionOperator } from '../conditions/operators';
import type { Template } from '../matching/template';

/**
 * Where a policy stands: attached to an identity (also as boundary, session or service control
 * policy), to a resource, or to a role as its trust policy.
 */
export type PolicyUse = 'identity' | 'resource' | 'trust';

/** A policy document that was read and checked. */
export interface Policy {
  version: '2008-10-17' | '2012-10-17';
  statements: readonly Statement[];
}

export interface Statement {
  sid?: string;
  effect: 'Allow' | 'Deny';
  actions: Element<string>;
  /** Absent where the policy's kind has none: the statement is about what it is attached to. */
  resources?: Element<Template>;
  /** Absent in the policies of identities. */
  principals?: Element<PrincipalName>;
  conditions: readonly Condition[];
}

/** An element such as `Action`, or its `Not…` form. */
export interface Element<T> {
  isNegated: boolean;
  values: readonly T[];
}

export interface PrincipalName {
  type: '*' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  name: string;
}

/** One key of a `Condition` block. */
export interface Condition {
  qualifier?: 'ForAllValues' | 'ForAnyValue';
  operator: ConditionOperator;
  ifExists: boolean;
  /** In lower case: names of condition keys have no case. */
  key: string;
  values: readonly Template[];
}
