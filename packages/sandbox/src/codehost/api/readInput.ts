import type { IncomingMessage } from 'node:http';
import { badRequest } from './ApiError';
import { Input, isObject } from './Input';

type Values = Record<string, unknown>;

/** Reads the parameters of a request: query, then JSON, form or multipart. */
export async function readInput(
  { headers }: IncomingMessage,
  query: URLSearchParams,
  body: Buffer,
): Promise<Input> {
  const type = headers['content-type'] ?? '';
  return new Input({
    ...fromPairs([...query]),
    ...(body.length ? await readBodyValues(type, body) : {}),
  });
}

async function readBodyValues(type: string, body: Buffer): Promise<Values> {
  if (type.includes('json')) {
    return readJson(body.toString('utf8'));
  }
  if (/multipart\/form-data|x-www-form-urlencoded/.test(type)) {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    })
      .formData()
      .catch(() => {
        throw badRequest('The form cannot be read.');
      });
    return fromPairs([...form].map(([name, value]) => [name, value as string]));
  }
  return {};
}

function readJson(text: string): Values {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest('The body is not JSON.');
  }
  if (!isObject(value)) {
    throw badRequest('The body is not a JSON object.');
  }
  return value;
}

/** `a[b]=c` is an object, `a[]=c` a list. */
function fromPairs(pairs: [name: string, value: string][]): Values {
  const values: Values = {};
  for (const [name, value] of pairs) {
    const [, outer, inner] = /^([^[]+)(?:\[([^\]]*)\])?$/.exec(name) ?? [];
    if (outer === undefined || inner === undefined) {
      values[name] = value;
    } else if (inner === '') {
      const list = values[outer];
      values[outer] = [...(Array.isArray(list) ? list : []), value];
    } else {
      const object = values[outer];
      values[outer] = {
        ...(isObject(object) ? object : {}),
        [inner]: value,
      };
    }
  }
  return values;
}
