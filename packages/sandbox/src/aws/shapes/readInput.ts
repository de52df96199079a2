import { Reading, type Failure, type Shape } from './Shape';

/** An input, or the sentence AWS refuses it with. */
export type InputResult<T> = { input: T } | Failure;

/** Reads and checks a whole input. Throws SerializationFailure for a wrong type. */
export function readInput<T>(
  shape: Shape<T>,
  value: unknown,
  isText: boolean,
): InputResult<T> {
  const failures: Failure[] = [];
  const input = shape.read(value, Reading.start(isText, failures));
  if (failures.length === 0) {
    return { input };
  }
  const count =
    failures.length === 1
      ? '1 validation error'
      : `${failures.length} validation errors`;
  return {
    ...failures[0],
    message: `${count} detected: ${failures.map(f => f.message).join('; ')}`,
  };
}
