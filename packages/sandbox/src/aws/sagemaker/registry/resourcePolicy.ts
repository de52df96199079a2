import type { Principal } from '../../service';

type OneOrMore<T> = T | T[];

interface Statement {
  Effect: string;
  Principal?: '*' | { AWS?: OneOrMore<string> };
  Action?: OneOrMore<string>;
  Resource?: OneOrMore<string>;
}

/** Whether a resource policy's statements allow the principal an action on a resource; conditions are not read. */
export function allows(
  policy: string | undefined,
  principal: Principal,
  action: string,
  resource: string,
): boolean {
  if (!policy) {
    return false;
  }
  const { Statement } = JSON.parse(policy) as {
    Statement: OneOrMore<Statement>;
  };
  const matching = [Statement]
    .flat()
    .filter(
      one =>
        isFor(one.Principal, principal) &&
        [one.Action ?? []].flat().some(it => matches(it, action, true)) &&
        [one.Resource ?? '*'].flat().some(it => matches(it, resource)),
    );
  return (
    matching.some(({ Effect }) => Effect === 'Allow') &&
    !matching.some(({ Effect }) => Effect === 'Deny')
  );
}

function isFor(
  wanted: Statement['Principal'],
  { account, arn, roleArn }: Principal,
): boolean {
  if (wanted === undefined) {
    return false;
  }
  const names = wanted === '*' ? ['*'] : [wanted.AWS ?? []].flat();
  return names.some(name =>
    ['*', account, `arn:aws:iam::${account}:root`, arn, roleArn].includes(name),
  );
}

function matches(pattern: string, value: string, ignoreCase = false): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'i' : '').test(value);
}
