import type { Principal } from '../service';

type OneOrMore<T> = T | T[];

interface Statement {
  Effect: 'Allow' | 'Deny';
  Principal?: '*' | Record<string, OneOrMore<string>>;
  Action?: OneOrMore<string>;
  Condition?: Record<string, Record<string, OneOrMore<string>>>;
}

/** What a request to assume a role is judged by. */
export interface TrustRequest {
  action: string;
  principal: Principal;
  /** Values of condition keys, for example `sts:ExternalId`. */
  context: Record<string, string | undefined>;
}

/** Whether a trust policy lets the principal do it: some statement allows, none denies. */
export function isTrusted(policy: string, request: TrustRequest): boolean {
  const { Statement: given } = JSON.parse(policy) as {
    Statement: OneOrMore<Statement>;
  };
  const effects = asList(given)
    .filter(statement => applies(statement, request))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function applies(statement: Statement, request: TrustRequest): boolean {
  return (
    asList(statement.Action ?? []).some(one =>
      isLike(one.toLowerCase(), request.action.toLowerCase()),
    ) &&
    namesPrincipal(statement.Principal, request.principal) &&
    meets(statement.Condition ?? {}, request.context)
  );
}

function namesPrincipal(
  named: Statement['Principal'],
  { arn, account, roleArn }: Principal,
): boolean {
  const names = named === '*' ? ['*'] : asList(named?.AWS ?? []);
  const own = ['*', account, `arn:aws:iam::${account}:root`, arn, roleArn];
  return names.some(name => own.includes(name));
}

const operators: Record<
  string,
  ((wanted: string, value: string) => boolean) | undefined
> = {
  StringEquals: (wanted, value) => wanted === value,
  StringLike: isLike,
  ArnEquals: isLike,
  ArnLike: isLike,
};

/** A condition operator that the sandbox does not know is never met. */
function meets(
  condition: NonNullable<Statement['Condition']>,
  context: TrustRequest['context'],
): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const value = context[key.toLowerCase()];
      const matches = operators[operator];
      return (
        matches !== undefined &&
        value !== undefined &&
        asList(wanted).some(one => matches(one, value))
      );
    }),
  );
}

/** `*` stands for any text, `?` for any character. */
function isLike(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

function asList<T>(value: OneOrMore<T>): T[] {
  return Array.isArray(value) ? value : [value];
}
