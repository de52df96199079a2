import { isValidExpression } from '../rules/parseExpression';
import { Entry } from './Entry';
import { isHash } from './loadYaml';
import { readNeeds, readVariables } from './fields';
import { whens, type RuleConfig, type When } from './types';

const workflowKeys = ['if', 'changes', 'exists', 'when', 'variables'];
const jobKeys = [...workflowKeys, 'allow_failure', 'needs', 'interruptible'];

/** Rules of a job or, with fewer keys, of the workflow. */
export function readRules(
  entry: Entry,
  { workflow = false } = {},
): RuleConfig[] | undefined {
  if (!entry.isPresent) {
    return undefined;
  }
  const lists: unknown = Array.isArray(entry.value)
    ? entry.value.flat(10)
    : entry.value;
  const flat = new Entry(entry.place, lists, entry.problems);
  return flat.items('rule').map(rule => readRule(rule, workflow));
}

function readRule(rule: Entry, workflow: boolean): RuleConfig {
  rule.checkKeys(
    workflow ? [...workflowKeys, 'auto_cancel'] : jobKeys,
    workflow ? [] : ['start_in'],
  );
  const condition = rule.at('if');
  if (condition.isPresent && !isValidExpression(condition.text())) {
    condition.problems.push(`${rule.place} if invalid expression syntax`);
  }
  const when = rule.at('when');
  const allowFailure = rule.at('allow_failure');
  return {
    if: condition.isPresent ? condition.text() : undefined,
    changes: readPaths(rule.at('changes'), ['paths', 'compare_to']),
    exists: readPaths(rule.at('exists'), ['paths', 'project', 'ref']),
    when: when.isPresent
      ? when.oneOf<When>(workflow ? ['always', 'never'] : whens, 'never')
      : undefined,
    allowFailure: allowFailure.isPresent ? allowFailure.boolean() : undefined,
    variables: readVariables(rule.at('variables')),
    needs: readNeeds(rule.at('needs')),
  };
}

function readPaths(entry: Entry, keys: string[]): string[] | undefined {
  if (!entry.isPresent) {
    return undefined;
  }
  if (isHash(entry.value)) {
    entry.checkKeys(['paths'], keys.slice(1));
    return entry.at('paths').texts();
  }
  return entry.texts();
}
