import {
  readInput,
  SerializationFailure,
  type Description,
  type Shape,
} from '../aws/shapes';

/** The body of a control request. Throws SerializationFailure, with a message that says what is wrong. */
export function readBody<T>(shape: Shape<T>, body: string): T {
  const value = parseJson(body);
  refuseOthers(value, shape.description, '');
  const result = readInput(shape, value, false);
  if (!('input' in result)) {
    throw new SerializationFailure(result.message);
  }
  return result.input;
}

/** AWS drops members that it does not know; here they are slips. Throws SerializationFailure. */
function refuseOthers(
  value: unknown,
  description: Description,
  path: string,
): void {
  if (description.type !== 'structure') {
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SerializationFailure(
      `${path ? `'${path}'` : 'The body'} must be a JSON object.`,
    );
  }
  for (const [name, item] of Object.entries(value)) {
    const here = path ? `${path}.${name}` : name;
    if (!Object.hasOwn(description.members, name)) {
      const names = Object.keys(description.members).join(', ');
      throw new SerializationFailure(
        `There is no '${here}': the members are ${names}.`,
      );
    }
    refuseOthers(item, description.members[name].description, here);
  }
}

/** Throws SerializationFailure. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SerializationFailure('The body is not JSON.');
  }
}
