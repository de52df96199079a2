/** Members that hold a secret, whatever structure they are in. */
const secretMembers = new Set([
  'SecretAccessKey',
  'SessionToken',
  'WebIdentityToken',
  'SAMLAssertion',
  'AuthorizedUrl',
  'ApiKeyValue',
  'ClientSecret',
  'Password',
  'Plaintext',
]);

/** Names of parameters whose value is a secret. */
const secretName = /token|secret|password/i;

/** More bytes than this say nothing more about the length that a model allows. */
const maxBytes = 8 * 1024;

/** Deeper than any structure of AWS; what is deeper was sent to do harm. */
const maxDepth = 100;

/**
 * What an AWS structure looks like, as JSON: secrets are as long as they were
 * but mean nothing, bytes are zeros, dates are ISO 8601.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return String(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth > maxDepth) {
    return '…';
  }
  if (Buffer.isBuffer(value)) {
    return Buffer.alloc(Math.min(value.length, maxBytes)).toString('base64');
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(one => redact(one, depth + 1));
  }
  const isSecret = holdsSecret(value as Record<string, unknown>);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [
        name,
        secretMembers.has(name) || (isSecret && name.endsWith('Value'))
          ? mask(member)
          : redact(member, depth + 1),
      ]),
  );
}

/** Whether this is a named value, for example a stack's parameter, with the name of a secret. */
function holdsSecret(value: Record<string, unknown>): boolean {
  const { Key, ParameterKey, IsValueSecret } = value;
  const name = ParameterKey ?? Key;
  return (
    IsValueSecret === true ||
    (typeof name === 'string' && secretName.test(name))
  );
}

function mask(value: unknown): unknown {
  return typeof value === 'string' ? 'x'.repeat(value.length) : redact(value);
}
