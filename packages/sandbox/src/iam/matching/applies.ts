import { areMet } from '../conditions/isMet';
import type { Statement } from '../policy/Policy';
import type { AccessRequest } from '../AccessRequest';
import { isResourceLike } from './arn';
import { toPattern } from './template';
import { isLike, wildcards, type Pattern } from './wildcard';

/** Whether a statement is about the request, whoever makes it. */
export function applies(
  statement: Statement,
  { action, resource, context }: AccessRequest,
): boolean {
  return (
    coversAction(statement, action) &&
    coversResource(statement, resource, context) &&
    areMet(statement.conditions, context)
  );
}

interface Actions {
  whole: ReadonlySet<string>;
  patterns: readonly Pattern[];
}

const compiled = new WeakMap<Statement['actions'], Actions>();

/** Names of actions have no case. */
function coversAction({ actions }: Statement, action: string): boolean {
  const { whole, patterns } = compiled.get(actions) ?? compile(actions);
  const name = action.toLowerCase();
  return (
    actions.isNegated !==
    (whole.has(name) || patterns.some(one => isLike(one, name)))
  );
}

/** Actions have wildcards, and no variables. */
function compile(actions: Statement['actions']): Actions {
  const names = actions.values.map(one => one.toLowerCase());
  const made: Actions = {
    whole: new Set(names),
    patterns: names
      .filter(one => /[*?]/.test(one))
      .map(one => Array.from(one, part => wildcards.get(part) ?? part)),
  };
  compiled.set(actions, made);
  return made;
}

function coversResource(
  { resources }: Statement,
  resource: string,
  context: AccessRequest['context'],
): boolean {
  return (
    resources === undefined ||
    resources.isNegated !==
      resources.values.some(one => {
        const pattern = toPattern(one, context);
        return pattern !== undefined && isResourceLike(pattern, resource);
      })
  );
}
