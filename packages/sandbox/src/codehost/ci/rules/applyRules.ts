import type { RuleConfig } from '../config/types';
import { holds, type Variables } from './evaluate';
import { matchesAny } from './globs';

/** What rules look at. */
export interface RuleContext {
  variables: Variables;
  /** Paths that the push changed; undefined where that is not known: then every path counts as changed. */
  changedPaths: readonly string[] | undefined;
  /** Paths of the commit's files. */
  paths: readonly string[];
  /** References to variables in a glob, replaced. */
  expand(text: string): string;
}

/** The first rule that holds. */
export function applyRules(
  rules: readonly RuleConfig[],
  context: RuleContext,
): RuleConfig | undefined {
  return rules.find(rule => applies(rule, context));
}

function applies(rule: RuleConfig, context: RuleContext): boolean {
  const { variables, changedPaths, paths, expand } = context;
  return (
    (rule.if === undefined || holds(rule.if, variables)) &&
    (rule.changes === undefined ||
      changedPaths === undefined ||
      matchesAny(rule.changes.map(expand), changedPaths)) &&
    (rule.exists === undefined || matchesAny(rule.exists.map(expand), paths))
  );
}
