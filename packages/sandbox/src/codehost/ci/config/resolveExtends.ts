import { ConfigError } from './ConfigError';
import { isHash, type Hash } from './loadYaml';

const maxDepth = 11;

/** Merges into each job what it extends: hashes by their keys, all else replaced. */
export function resolveExtends(config: Hash): Hash {
  const resolve = (name: string, trail: string[]): unknown => {
    const job = config[name];
    if (!isHash(job) || job.extends === undefined) {
      return job;
    }
    const { extends: bases, ...own } = job;
    const names = typeof bases === 'string' ? [bases] : bases;
    if (!Array.isArray(names) || names.some(one => typeof one !== 'string')) {
      throw new ConfigError([
        `jobs:${name}:extends config should be an array of strings or a string`,
      ]);
    }
    if (trail.includes(name)) {
      throw new ConfigError([
        `${trail[0]}: circular dependency detected in \`extends\``,
      ]);
    }
    if (trail.length >= maxDepth) {
      throw new ConfigError([`${trail[0]}: nesting too deep in \`extends\``]);
    }
    const unknown = names.filter(one => !isHash(config[one]));
    if (unknown.length) {
      throw new ConfigError([
        `${name}: unknown keys in \`extends\` (${unknown.join(', ')})`,
      ]);
    }
    return [...names.map(one => resolve(one, [...trail, name])), own].reduce(
      (base, over) => merge(base as Hash, over as Hash),
      {},
    );
  };
  return Object.fromEntries(
    Object.keys(config).map(name => [name, resolve(name, [])]),
  );
}

function merge(base: Hash, over: Hash): Hash {
  const merged = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const below = merged[name];
    merged[name] = isHash(below) && isHash(value) ? merge(below, value) : value;
  }
  return merged;
}
