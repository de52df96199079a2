import { Entry } from './Entry';
import {
  readArtifacts,
  readEnvironment,
  readIdTokens,
  readNeeds,
  readRetry,
  readScript,
  readTimeout,
  readVariables,
} from './fields';
import type { Hash } from './loadYaml';
import { readRules } from './readRules';
import type { JobConfig } from './types';

/** What `default:` may hold for all jobs. */
export const defaultKeys = [
  ...['before_script', 'after_script', 'artifacts', 'retry', 'timeout', 'tags'],
  ...['id_tokens', 'image', 'services', 'cache', 'interruptible', 'hooks'],
];

const jobKeys = [
  ...defaultKeys,
  ...['stage', 'script', 'variables', 'rules', 'when', 'allow_failure'],
  ...['needs', 'dependencies', 'environment', 'resource_group', 'coverage'],
  ...['manual_confirmation'],
];

const unsupportedKeys = [
  ...['only', 'except', 'trigger', 'parallel', 'inherit', 'release', 'run'],
  ...['secrets', 'pages', 'start_in', 'dast_configuration', 'identity'],
];

/** Reads a job; `defaults` stand in for what it does not say. */
export function readJob(entry: Entry, name: string, defaults: Hash): JobConfig {
  const own = entry.hash();
  const job = new Entry(entry.place, { ...defaults, ...own }, entry.problems);
  job.checkKeys(jobKeys, unsupportedKeys);
  const has = (key: string) => job.at(key).isPresent;
  const script = (key: string) => (has(key) ? readScript(job.at(key)) : []);
  if (!has('script') && !has('trigger') && !has('run')) {
    job.refuse(
      'config should implement the script:, run:, or trigger: keyword',
      null,
    );
  }
  return {
    name,
    stage: has('stage') ? job.at('stage').text() : 'test',
    beforeScript: script('before_script'),
    script: script('script'),
    afterScript: script('after_script'),
    variables: readVariables(job.at('variables')),
    rules: readRules(job.at('rules')),
    when: has('when')
      ? job
          .at('when')
          .oneOf(['on_success', 'on_failure', 'always', 'manual'], 'on_success')
      : 'on_success',
    ...readAllowFailure(job.at('allow_failure')),
    needs: readNeeds(job.at('needs')),
    dependencies: has('dependencies')
      ? job.at('dependencies').texts()
      : undefined,
    artifacts: readArtifacts(job.at('artifacts')),
    environment: readEnvironment(job.at('environment')),
    idTokens: readIdTokens(job.at('id_tokens')),
    retry: readRetry(job.at('retry')),
    // Of the job alone: https://gitlab.com/gitlab-org/gitlab/-/issues/213634
    timeoutSeconds: readTimeout(entry.at('timeout')),
    resourceGroup: has('resource_group')
      ? job.at('resource_group').text()
      : undefined,
    tags: has('tags') ? job.at('tags').texts() : [],
  };
}

function readAllowFailure(
  entry: Entry,
): Pick<JobConfig, 'allowFailure' | 'allowFailureExitCodes'> {
  const codes = entry.at('exit_codes');
  if (codes.isPresent) {
    return {
      allowFailure: false,
      allowFailureExitCodes: codes.texts().map(Number),
    };
  }
  return entry.isPresent ? { allowFailure: entry.boolean() } : {};
}
