import OidcProvider, {
  type Configuration,
  type KoaContextWithOIDC,
  type Provider,
} from 'oidc-provider';
import type { Store } from '../store';
import { readKeys } from './keys';
import { errorPage } from './pages';
import { findPerson } from './people';
import { StoreAdapter } from './StoreAdapter';

/** The portal's client. */
export const clientId = 'atelier-portal';
export const clientSecret = 'sandbox-oidc-client-secret';

const day = 24 * 60 * 60;
const scopes = 'openid profile email offline_access';

/** The OpenID provider with its one client, the portal. */
export function createProvider(
  issuer: string,
  portalOrigin: string,
  store: Store,
): Provider {
  const keys = readKeys(store);
  const configuration: Configuration = {
    adapter: model => new StoreAdapter(store, model),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        client_name: 'Atelier',
        redirect_uris: [`${portalOrigin}/api/auth/oidc/handler/frame`],
        post_logout_redirect_uris: [portalOrigin],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: { keys: keys.cookies },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    findAccount: (_ctx, id) => findAccount(id),
    // Without a refresh token a reload of the portal signs out.
    issueRefreshToken: async (_ctx, client) =>
      client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: loadGrant,
    // A sign-in outlasts a restart of the portal.
    ttl: {
      AccessToken: 3_600,
      Grant: 14 * day,
      IdToken: 3_600,
      Interaction: 3_600,
      RefreshToken: 14 * day,
      Session: 14 * day,
    },
    renderError: (ctx, { error, error_description: text }) => {
      ctx.type = 'html';
      ctx.body = errorPage(`The provider says: ${text ?? error}.`);
    },
  };
  return new OidcProvider(issuer, configuration);
}

function findAccount(id: string) {
  const person = findPerson(id);
  return (
    person && {
      accountId: id,
      claims: () => ({
        sub: id,
        name: person.name,
        preferred_username: id,
        email: person.email,
        email_verified: true,
      }),
    }
  );
}

/** The portal needs no consent: signing in is enough. */
async function loadGrant({ oidc }: KoaContextWithOIDC) {
  const { result, session, client, provider } = oidc;
  if (!client || !session?.accountId) {
    return undefined;
  }
  const grantId =
    result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = grantId ? await provider.Grant.find(grantId) : undefined;
  if (found) {
    return found;
  }
  const grant = new provider.Grant({
    clientId: client.clientId,
    accountId: session.accountId,
  });
  grant.addOIDCScope(scopes);
  await grant.save();
  return grant;
}
