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

/** Names of actions have no case. */
function coversAction({ actions }: Statement, action: string): boolean {
  return (
    actions.isNegated !==
    actions.values.some(one =>
      isLike(actionPattern(one.toLowerCase()), action.toLowerCase()),
    )
  );
}

/** Actions have wildcards, and no variables. */
function actionPattern(text: string): Pattern {
  return Array.from(text, one => wildcards.get(one) ?? one);
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
