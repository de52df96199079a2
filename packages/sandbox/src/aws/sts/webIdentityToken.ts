import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { AwsError } from '../errors';

/** How long an identity provider may take to answer. */
const timeoutMs = 5_000;
/** More than any provider's documents have. */
const maxBytes = 1024 * 1024;

/** What an id token says. */
export interface Claims {
  iss: string;
  sub: string;
  /** Audience: the client that the token was made for. */
  aud: string;
  /** Seconds since the epoch. */
  exp: number;
  [name: string]: unknown;
}

/** A token that is read, but not verified. */
export interface UnverifiedToken {
  claims: Claims;
  /** Id of the key that signed it. */
  keyId: string | undefined;
  signed: string;
  signature: Buffer;
}

/** Reads a JSON web token. Throws InvalidIdentityToken where it is none, or not signed by RSA. */
export function readToken(token: string): UnverifiedToken {
  const [header, payload, signature, ...rest] = token.split('.');
  const head = parseObject(header);
  const claims = parseObject(payload);
  const { iss, sub, aud, azp, exp } = claims ?? {};
  const audience = typeof azp === 'string' ? azp : [aud].flat()[0];
  if (
    !head ||
    head.alg !== 'RS256' ||
    !signature ||
    rest.length ||
    typeof iss !== 'string' ||
    typeof sub !== 'string' ||
    typeof audience !== 'string' ||
    typeof exp !== 'number'
  ) {
    throw invalidToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  return {
    claims: { ...claims, iss, sub, aud: audience, exp },
    keyId: typeof head.kid === 'string' ? head.kid : undefined,
    signed: `${header}.${payload}`,
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** Checks the signature with the keys that the issuer publishes. Throws STS's errors. */
export async function verifySignature(
  { claims, keyId, signed, signature }: UnverifiedToken,
  issuer: string,
): Promise<void> {
  const discovery = await fetchObject(
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  );
  if (
    discovery.issuer !== claims.iss ||
    typeof discovery.jwks_uri !== 'string'
  ) {
    throw noKey();
  }
  const { keys } = await fetchObject(discovery.jwks_uri);
  const key = (Array.isArray(keys) ? keys : []).find(
    (one: JsonWebKey) => one.kty === 'RSA' && one.kid === keyId,
  );
  if (!key) {
    throw noKey();
  }
  const publicKey = createPublicKey({ key, format: 'jwk' });
  if (!verify('sha256', Buffer.from(signed), publicKey, signature)) {
    throw invalidToken('Token signature invalid');
  }
}

export function invalidToken(message: string): AwsError {
  return new AwsError('InvalidIdentityToken', message);
}

function noKey(): AwsError {
  return invalidToken(
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  );
}

async function fetchObject(url: string): Promise<Record<string, unknown>> {
  try {
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = answer.ok ? await answer.text() : '';
    const value: unknown =
      text.length > maxBytes ? undefined : JSON.parse(text);
    if (typeof value === 'object' && value !== null) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Said below: whatever went wrong lies at the provider.
  }
  throw new AwsError(
    'IDPCommunicationError',
    'The identity provider did not answer with its keys.',
  );
}

function parseObject(part = ''): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(part, 'base64url').toString('utf8'),
    );
    return typeof value === 'object' && value && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
