import { parseActions } from './parseActions';
import { parseConditions } from './parseConditions';
import { asObject, checkNames } from './json';
import { MalformedPolicy, syntaxError } from './MalformedPolicy';
import { parsePrincipals } from './parsePrincipals';
import { parseResources } from './parseResources';
import type { Policy, PolicyUse, Statement } from './Policy';

const names = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** Reads one statement. Throws MalformedPolicy. */
export function parseStatement(
  value: unknown,
  use: PolicyUse,
  version: Policy['version'],
): Statement {
  const statement = asObject(value);
  checkNames(statement, names);
  const { Sid, Effect } = statement;
  if (Effect === undefined) {
    throw new MalformedPolicy('Missing required field Effect');
  }
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    throw syntaxError();
  }
  return {
    sid: parseSid(Sid, use),
    effect: Effect,
    principals: parsePrincipals(statement, use),
    actions: parseActions(statement, use),
    resources: parseResources(statement, use, version),
    conditions: parseConditions(statement.Condition, version),
  };
}

/** Only IAM keeps to letters and digits. */
function parseSid(value: unknown, use: PolicyUse): string | undefined {
  if (value !== undefined && typeof value !== 'string') {
    throw syntaxError();
  }
  if (use !== 'resource' && !/^[0-9A-Za-z]*$/.test(value ?? '')) {
    throw new MalformedPolicy(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
  return value;
}
