import type { AwsError } from '../errors';
import type { Service } from '../service';

/** An answer on its way to the client. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Codes that differ between the protocols. */
export interface ProtocolErrors {
  invalidInput: string;
  unknownOperation(operation: string, version: string): AwsError;
  missingToken: AwsError;
  unknownKey: AwsError;
  expiredToken: AwsError;
  throttled: AwsError;
}

/** A wire protocol of AWS: how inputs are read and answers written. */
export interface Protocol {
  /** Whether scalars come as text. */
  isText: boolean;
  errors: ProtocolErrors;
  /** The input as plain data, before a shape checks it. Throws SerializationFailure. */
  readBody(body: string): unknown;
  writeOutput(
    service: Service,
    operation: string,
    output: unknown,
    requestId: string,
  ): WireAnswer;
  writeError(
    service: Service | undefined,
    error: AwsError,
    requestId: string,
  ): WireAnswer;
}
