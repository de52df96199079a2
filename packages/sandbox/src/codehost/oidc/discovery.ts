import type { CodeHostEnv } from '../CodeHostEnv';
import { readSigningKey } from './keys';

/** What tells others how to check the id tokens of jobs, by path. */
export const openIdDocuments: Record<string, (env: CodeHostEnv) => object> = {
  '/.well-known/openid-configuration': ({ url }) => ({
    issuer: url,
    jwks_uri: `${url}/oauth/discovery/keys`,
    authorization_endpoint: `${url}/oauth/authorize`,
    token_endpoint: `${url}/oauth/token`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'],
  }),

  // The public half of the key.
  '/oauth/discovery/keys': ({ store }) => {
    const { kty, n, e, kid, alg, use } = readSigningKey(store);
    return { keys: [{ kty, n, e, kid, alg, use }] };
  },
};
