import type { Request } from './Dispatcher';
import { NotThere } from './errors';
import { protocols } from './protocols';
import { Lacking, readInput, SerializationFailure } from './shapes';

/** The input, if it is what the operation takes; throws the service's refusal where it is not. */
export function checkInput({
  service,
  operation,
  operationName,
  input,
  isText,
}: Request): unknown {
  const { errors } = protocols[service.protocol];
  try {
    const result = readInput(operation.input, input, isText);
    if ('input' in result) {
      return result.input;
    }
    const { message, constraint } = result;
    throw (
      service.invalidInput?.(message, constraint) ??
      errors.invalidInput(result, operation)
    );
  } catch (error) {
    if (error instanceof SerializationFailure) {
      throw errors.wrongType(error, operation);
    }
    if (error instanceof Lacking) {
      throw new NotThere(
        `${service.id}:${operationName} with ${error.message}`,
        errors.unknownOperation(operationName, service.version ?? ''),
      );
    }
    throw error;
  }
}
