import { asObject, asStrings, checkNames, type JsonObject } from './json';
import { MalformedPolicy, syntaxError } from './MalformedPolicy';
import type { Element, PolicyUse, PrincipalName } from './Policy';

const types = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/** Reads `Principal` or `NotPrincipal`. Throws MalformedPolicy. */
export function parsePrincipals(
  { Principal, NotPrincipal }: JsonObject,
  use: PolicyUse,
): Element<PrincipalName> | undefined {
  if (use === 'identity') {
    if (Principal !== undefined || NotPrincipal !== undefined) {
      throw new MalformedPolicy(
        'Policy document should not specify a principal.',
      );
    }
    return undefined;
  }
  if (use === 'trust' && NotPrincipal !== undefined) {
    throw new MalformedPolicy('Has prohibited field NotPrincipal');
  }
  if (Principal !== undefined && NotPrincipal !== undefined) {
    throw syntaxError();
  }
  const values = parseNames(Principal ?? NotPrincipal);
  if (values.length === 0) {
    throw new MalformedPolicy('Missing required field Principal');
  }
  return { isNegated: Principal === undefined, values };
}

function parseNames(value: unknown): PrincipalName[] {
  if (value === undefined) {
    return [];
  }
  if (value === '*') {
    return [{ type: '*', name: '*' }];
  }
  const map = asObject(value);
  checkNames(map, types);
  return types.flatMap(type =>
    asStrings(map[type] ?? []).map(name => parseName(type, name)),
  );
}

/** Names are whole: a wildcard stands alone or not at all. */
function parseName(type: (typeof types)[number], name: string): PrincipalName {
  if (type === 'AWS' && name === '*') {
    return { type: '*', name };
  }
  const isValid =
    type === 'AWS'
      ? /^(\d{12}|arn:aws:(iam|sts)::\d{12}:[^*?]+|A[A-Z0-9]{15,127})$/.test(
          name,
        )
      : /^[^*?]+$/.test(name);
  if (!isValid) {
    throw new MalformedPolicy(
      `Invalid principal in policy: "${type}":"${name}"`,
    );
  }
  return { type, name };
}
