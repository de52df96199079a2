import { asObject, checkNames } from './json';
import { MalformedPolicy, syntaxError } from './MalformedPolicy';
import { parseStatement } from './parseStatement';
import type { Policy, PolicyUse, Statement } from './Policy';

const versions = ['2008-10-17', '2012-10-17'] as const;

/**
 * Reads and checks a policy document.
 *
 * @param use - where the policy stands; decides which elements it must and must not have
 * @throws MalformedPolicy, with AWS's message
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(document: string, use: PolicyUse): Policy {
  const policy = asObject(parseJson(document));
  checkNames(policy, ['Version', 'Id', 'Statement']);
  if (policy.Id !== undefined && typeof policy.Id !== 'string') {
    throw syntaxError();
  }
  const version = parseVersion(policy.Version);
  const given = [policy.Statement].flat();
  if (given.length === 0) {
    throw syntaxError();
  }
  const statements = given.map(one => parseStatement(one, use, version));
  checkSids(statements);
  return { version, statements };
}

function parseJson(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    throw new MalformedPolicy('This policy contains invalid Json');
  }
}

/** Without a version, a policy is of the oldest. */
function parseVersion(value: unknown = '2008-10-17'): Policy['version'] {
  const version = versions.find(one => one === value);
  if (!version) {
    throw syntaxError();
  }
  return version;
}

function checkSids(statements: Statement[]): void {
  const sids = statements.flatMap(({ sid }) => (sid ? [sid] : []));
  if (new Set(sids).size < sids.length) {
    throw new MalformedPolicy(
      'Statement IDs (SID) in a single policy must be unique.',
    );
  }
}
