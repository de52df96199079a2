import { kind } from '../../store';
import type { Tag } from '../service';

export interface InputTransformer {
  InputPathsMap?: Record<string, string>;
  InputTemplate: string;
}

export interface HttpParameters {
  PathParameterValues?: string[];
  HeaderParameters?: Record<string, string>;
  QueryStringParameters?: Record<string, string>;
}

export interface Target {
  Id: string;
  Arn: string;
  RoleArn?: string;
  Input?: string;
  InputPath?: string;
  InputTransformer?: InputTransformer;
  HttpParameters?: HttpParameters;
  DeadLetterConfig?: { Arn?: string };
  RetryPolicy?: {
    MaximumRetryAttempts?: number;
    MaximumEventAgeInSeconds?: number;
  };
}

export interface Rule {
  Name: string;
  Arn: string;
  /** JSON. */
  EventPattern: string;
  State: 'ENABLED' | 'DISABLED';
  Description?: string;
  RoleArn?: string;
  createdBy: string;
  tags: Tag[];
  targets: Target[];
}

export interface Parameter {
  Key?: string;
  Value?: string;
  IsValueSecret?: boolean;
}

export interface InvocationParameters {
  HeaderParameters?: Parameter[];
  QueryStringParameters?: Parameter[];
  BodyParameters?: Parameter[];
}

export interface ConnectionAuth {
  BasicAuthParameters?: { Username?: string; Password?: string };
  ApiKeyAuthParameters?: { ApiKeyName?: string; ApiKeyValue?: string };
  InvocationHttpParameters?: InvocationParameters;
}

export interface Connection {
  Name: string;
  ConnectionArn: string;
  ConnectionState: 'CREATING' | 'UPDATING' | 'DELETING' | 'AUTHORIZED';
  Description?: string;
  AuthorizationType: 'API_KEY' | 'BASIC';
  /** With its secrets, which no operation gives back. */
  auth: ConnectionAuth;
  SecretArn: string;
  /** ISO 8601. */
  createdAt: string;
  modifiedAt: string;
  authorizedAt?: string;
}

export interface ApiDestination {
  Name: string;
  ApiDestinationArn: string;
  Description?: string;
  ConnectionArn: string;
  InvocationEndpoint: string;
  HttpMethod: string;
  InvocationRateLimitPerSecond: number;
  /** ISO 8601. */
  createdAt: string;
  modifiedAt: string;
}

/** An event as EventBridge matches and delivers it. */
export interface Event {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  /** ISO 8601, whole seconds. */
  time: string;
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
}

/** An event on its way to a target. */
export interface Delivery {
  id: string;
  event: Event;
  rule: string;
  targetId: string;
  /** How often it was tried. */
  attempts: number;
  /** Milliseconds since the epoch. */
  firstAt: number;
}

/** By name: of the default event bus. */
export const rules = kind<Rule>('events.rule');
/** By name. */
export const connections = kind<Connection>('events.connection');
/** By name. */
export const apiDestinations = kind<ApiDestination>('events.apiDestination');
/** By id. */
export const deliveries = kind<Delivery>('events.delivery');
