import { ConfigError } from './ConfigError';
import { isHash, type Hash } from './loadYaml';
import { Reference } from './Reference';

const maxDepth = 10;

/** Puts what it stands for in the place of each `!reference`. */
export function resolveReferences(config: Hash): Hash {
  const resolve = (value: unknown, depth: number): unknown => {
    if (value instanceof Reference) {
      if (depth === maxDepth) {
        throw new ConfigError([`${value} is too deeply nested`]);
      }
      return resolve(lookUp(config, value), depth + 1);
    }
    if (Array.isArray(value)) {
      return value.map(item => resolve(item, depth));
    }
    return isHash(value) ? mapValues(value, one => resolve(one, depth)) : value;
  };
  return mapValues(config, value => resolve(value, 0));
}

function lookUp(config: Hash, reference: Reference): unknown {
  let value: unknown = config;
  for (const name of reference.path) {
    value = isHash(value) && Object.hasOwn(value, name) ? value[name] : null;
  }
  if (value === null || reference.path.length === 0) {
    throw new ConfigError([`${reference} could not be found`]);
  }
  return value;
}

function mapValues(hash: Hash, fn: (value: unknown) => unknown): Hash {
  return Object.fromEntries(
    Object.entries(hash).map(([name, value]) => [name, fn(value)]),
  );
}
