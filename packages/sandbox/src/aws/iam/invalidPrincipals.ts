import { accounts } from '../organizations/documents';
import type { Store } from '../service';
import { findRole, users } from './documents';

interface Statement {
  Principal?: unknown;
  NotPrincipal?: unknown;
}

/**
 * The principals of a resource's policy that do not exist. AWS refuses a policy that names one;
 * of accounts outside the sandbox's organization nothing is known, so they pass.
 */
export function invalidPrincipals(
  statements: readonly Statement[],
  store: Store,
): string[] {
  const known = new Set(store.list(accounts, {}).map(({ Id }) => Id));
  return statements
    .flatMap(({ Principal, NotPrincipal }) =>
      awsPrincipals(Principal ?? NotPrincipal),
    )
    .filter(name => !isValid(name, known, store));
}

function awsPrincipals(named: unknown): string[] {
  if (typeof named !== 'object' || named === null || !('AWS' in named)) {
    return [];
  }
  return [named.AWS].flat().map(String);
}

function isValid(name: string, known: Set<string>, store: Store): boolean {
  if (name === '*' || /^\d{12}$/.test(name)) {
    return true;
  }
  const [, account, type, path] =
    /^arn:aws:(?:iam|sts)::(\d{12}):(root|role|user|assumed-role)(?:\/(.+))?$/.exec(
      name,
    ) ?? [];
  if (account === undefined) {
    return false;
  }
  if (type === 'root' || !known.has(account)) {
    return true;
  }
  if (path === undefined || path.includes('*')) {
    return false;
  }
  const scope = { account, region: 'aws-global' };
  const last = path.split('/').pop() ?? '';
  if (type === 'user') {
    return store.get(users, scope, last)?.Arn === name;
  }
  return type === 'assumed-role'
    ? findRole(store, account, path.split('/')[0]) !== undefined
    : findRole(store, account, last)?.Arn === name;
}
