import { ConfigError } from './ConfigError';
import { checkJobs } from './checkJobs';
import { Entry } from './Entry';
import { readVariables } from './fields';
import { isHash, loadYaml, type Hash } from './loadYaml';
import { defaultKeys, readJob } from './readJob';
import { readRules } from './readRules';
import { resolveExtends } from './resolveExtends';
import { resolveReferences } from './resolveReferences';
import type { CiConfig } from './types';

const defaultStages = ['build', 'test', 'deploy'];
/** Allowed outside of `default`, as of old. */
const oldDefaultKeys = [
  ...['image', 'services', 'cache', 'before_script', 'after_script'],
];
const globalKeys = ['stages', 'variables', 'workflow', 'default'];

/**
 * Reads a `.gitlab-ci.yml`.
 *
 * @throws ConfigError with all that is wrong with it, in GitLab's words
 */
export function readConfig(text: string): CiConfig {
  const problems: string[] = [];
  const hash = resolveExtends(resolveReferences(loadYaml(text)));
  if (hash.include !== undefined || hash.spec !== undefined) {
    throw new ConfigError([
      "`include` and `spec` are not supported by this sandbox's code host",
    ]);
  }
  const root = (name: string) => new Entry(name, hash[name], problems);
  const config: CiConfig = {
    stages: [
      '.pre',
      ...(root('stages').isPresent ? root('stages').texts() : defaultStages),
      '.post',
    ],
    variables: readVariables(root('variables')),
    workflow: readWorkflow(root('workflow')),
    jobs: readJobs(hash, readDefaults(hash, problems), problems),
  };
  if (config.jobs.length === 0) {
    problems.push('jobs config should contain at least one visible job');
  }
  if (problems.length === 0) {
    problems.push(...checkJobs(config));
  }
  if (problems.length) {
    throw new ConfigError(problems);
  }
  return config;
}

function readJobs(hash: Hash, defaults: Hash, problems: string[]) {
  return Object.entries(hash)
    .filter(
      ([name]) =>
        !name.startsWith('.') &&
        !globalKeys.includes(name) &&
        !oldDefaultKeys.includes(name),
    )
    .map(([name, value]) =>
      readJob(new Entry(`jobs:${name}`, value, problems), name, defaults),
    );
}

function readDefaults(hash: Hash, problems: string[]): Hash {
  const entry = new Entry('default', hash.default, problems);
  if (entry.isPresent) {
    entry.checkKeys(defaultKeys, ['identity']);
  }
  const old = Object.entries(hash).filter(([name]) =>
    oldDefaultKeys.includes(name),
  );
  return {
    ...Object.fromEntries(old),
    ...(isHash(hash.default) ? hash.default : {}),
  };
}

function readWorkflow(entry: Entry): CiConfig['workflow'] {
  if (!entry.isPresent) {
    return {};
  }
  entry.checkKeys(['name', 'rules', 'auto_cancel']);
  const name = entry.at('name');
  return {
    name: name.isPresent ? name.text() : undefined,
    rules: readRules(entry.at('rules'), { workflow: true }),
  };
}
