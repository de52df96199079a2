import { readInput, SerializationFailure, type Shape } from '../aws/shapes';

/** The body of a control request. Throws SerializationFailure, with a message that says what is wrong. */
export function readBody<T>(shape: Shape<T>, body: string): T {
  const result = readInput(shape, parseJson(body), false);
  if (!('input' in result)) {
    throw new SerializationFailure(result.message);
  }
  return result.input;
}

/** Throws SerializationFailure. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SerializationFailure('The body is not JSON.');
  }
}
