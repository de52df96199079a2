import type { Clock, OnTimer, Timers } from '../clock';
import type { Blobs, Scope, Store } from '../store';
import type { AwsError } from './errors';
import type { HttpBinding } from './protocols/rest';
import type { Shape } from './shapes';

export type { Scope, Store };

export interface Tag {
  Key: string;
  Value: string;
}

/** Who calls. */
export interface Principal {
  /** As GetCallerIdentity gives it, for example `arn:aws:sts::1…:assumed-role/Reader/dana`. */
  arn: string;
  account: string;
  kind: 'user' | 'role' | 'service';
  /** As GetCallerIdentity gives it. */
  userId: string;
  /** Of an assumed role. */
  sessionName?: string;
  /** Name of the assumed role, without its path. */
  roleName?: string;
  /** ARN of the assumed role, with its path. */
  roleArn?: string;
  sourceIdentity?: string;
  /** JSON of the policies that limit the session; absent where none were given. */
  sessionPolicies?: string[];
  /** Session tags. */
  tags: Record<string, string>;
  /** Session tags that stay when this session assumes a further role. */
  transitiveTags?: string[];
}

/** Where a call comes from. */
export type Source =
  | 'client'
  | 'cloudformation'
  | 'events'
  | 'sagemaker'
  | 'servicecatalog';

export interface Caller extends Scope {
  principal: Principal;
  source: Source;
}

/** What operations and timers work with. */
export interface Env {
  store: Store;
  /** What is too large for the store: objects of S3. */
  blobs: Blobs;
  clock: Clock;
  timers: Timers;
  /** Where the AWS endpoint listens, for example `http://127.0.0.1:4566`. */
  awsUrl: string;
  /** Starts work beside requests and timers; a stop or reset aborts its signal and waits for it. */
  background(work: (signal: AbortSignal) => Promise<void>): void;
  /** Runs an operation inside the sandbox as the caller, with the same checks and journal as a client's. */
  invoke<O = unknown>(
    serviceId: string,
    operation: string,
    input: object,
    caller: Caller,
  ): Promise<O>;
}

/** One call of an operation. */
export interface Call extends Caller {
  partition: 'aws';
  requestId: string;
  env: Env;
}

export interface Operation<I = unknown, O = unknown> {
  input: Shape<I>;
  /** Whether the operation changes resources. */
  write: boolean;
  /** Whether it is called without a signature. */
  isPublic?: boolean;
  /** Of REST protocols: where the request says it. */
  http?: HttpBinding;
  handle(input: I, call: Call): O | Promise<O>;
}

/** Gives an operation's handler the types of its input shape. */
export function operation<I, O>(definition: Operation<I, O>): Operation<I, O> {
  return definition;
}

/** How a service speaks. */
export interface ServiceTraits {
  /** The service's name in journal and faults, for example `sagemaker`. */
  id: string;
  protocol: 'json1.0' | 'json1.1' | 'query' | 'restXml';
  /** Of JSON protocols: what stands before the dot in `x-amz-target`. */
  targetPrefix?: string;
  /** Of the query protocol: the API version. */
  version?: string;
  /** Of the XML protocols: the XML namespace of its answers. */
  xmlNamespace?: string;
  /** Of REST protocols: query parameters that ask for something else than the path alone. */
  subresources?: readonly string[];
  /** Of REST protocols: headers of what the sandbox lacks, by the input member they carry. */
  lackedHeaders?: Record<string, string>;
  /** Of REST protocols: input members that the protocol itself reads, for every operation. */
  protocolMembers?: readonly string[];
  /** Turns the message of failed input checks into the service's error, where it has one of its own. */
  invalidInput?(message: string, constraint: string): AwsError;
  /** State changes of the service's resources, by timer name. */
  timers?: Record<string, OnTimer<never>>;
}

export interface Service extends ServiceTraits {
  operations: ReadonlyMap<string, Operation>;
}

/** Puts a service together from its operations. */
export function defineService(
  traits: ServiceTraits,
  operations: Record<string, Operation>,
): Service {
  return { ...traits, operations: new Map(Object.entries(operations)) };
}

/** Where a global service keeps an account's documents. */
export function globalScope(account: string): Scope {
  return { account, region: 'aws-global' };
}
