import { AwsError } from '../errors';

/** Refuses a policy document that is not JSON or has no statement. */
export function checkPolicy(document: string): void {
  const policy = parse(document);
  const statements = [policy?.Statement].flat();
  if (
    statements.length === 0 ||
    !statements.every(
      one => isObject(one) && (one.Effect === 'Allow' || one.Effect === 'Deny'),
    )
  ) {
    throw malformed('Syntax errors in policy.');
  }
}

/** As `checkPolicy`; a role's trust policy also names its principals. */
export function checkTrustPolicy(document: string): void {
  checkPolicy(document);
  const statements = [parse(document)?.Statement].flat().filter(isObject);
  if (!statements.every(one => one.Principal && one.Action)) {
    throw malformed('Has prohibited field Resource or misses Principal.');
  }
}

function parse(document: string): Record<string, unknown> | undefined {
  try {
    const policy: unknown = JSON.parse(document);
    return isObject(policy) ? policy : undefined;
  } catch {
    throw malformed('This policy contains invalid Json');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
