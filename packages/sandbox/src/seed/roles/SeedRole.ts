import type { Tag } from '../../aws/service';

/** A policy statement. */
export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  Principal?: Record<string, string | string[]>;
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** A role that a new account has. */
export interface SeedRole {
  name: string;
  path: string;
  description: string;
  trust: Statement;
  /** What it may do. */
  statements: Statement[];
  hasBoundary?: boolean;
  tags?: Tag[];
}

/** Trust in an AWS service. */
export function trustService(service: string): Statement {
  return {
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
  };
}

/** Permission for actions of one service, on all resources or on those given. */
export function allow(
  service: string,
  actions: string[],
  resources: string | string[] = '*',
): Statement {
  return {
    Effect: 'Allow',
    Action: actions.map(action => `${service}:${action}`),
    Resource: resources,
  };
}

/** Permission to give roles to a service. */
export function passRole(resources: string, service: string): Statement {
  return {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: resources,
    Condition: { StringEquals: { 'iam:PassedToService': service } },
  };
}
