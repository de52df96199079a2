import type { IncomingHttpHeaders } from 'node:http';
import type { AwsError } from '../errors';
import type { Operation, Service } from '../service';
import type { Failure, SerializationFailure } from '../shapes';

/** A request as it came over the wire. */
export interface WireRequest {
  method: string;
  /** As it was sent: still percent-encoded, dots and double slashes included. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** An answer on its way to the client. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Codes that differ between the protocols. */
export interface ProtocolErrors {
  /** Of an input that breaks a constraint. */
  invalidInput(failure: Failure, operation: Operation): AwsError;
  /** Of a body that is none, or an input with a value of the wrong type. */
  wrongType(failure: SerializationFailure, operation?: Operation): AwsError;
  unknownOperation(operation: string, version: string): AwsError;
  missingToken: AwsError;
  unknownKey: AwsError;
  expiredToken: AwsError;
  throttled: AwsError;
}

/** The operation that an answer is of. */
export interface Answered {
  service: Service;
  operationName: string;
  operation: Operation;
}

/** A wire protocol of AWS: how inputs are read and answers written. */
export interface Protocol {
  /** Whether scalars come as text. */
  isText: boolean;
  errors: ProtocolErrors;
  /** The input as plain data, before a shape checks it. Throws SerializationFailure or AwsError. */
  readInput(request: WireRequest, operation: Operation): unknown;
  writeOutput(
    answered: Answered,
    output: unknown,
    requestId: string,
  ): WireAnswer;
  writeError(
    service: Service | undefined,
    error: AwsError,
    requestId: string,
  ): WireAnswer;
}
