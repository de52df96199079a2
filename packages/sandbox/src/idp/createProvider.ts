import OidcProvider, {
  type Configuration,
  type KoaContextWithOIDC,
  type Provider,
} from 'oidc-provider';
import type { Store } from '../store';
import { providerKeys } from './keys';
import { people } from './people';
import { storeAdapter } from './StoreAdapter';

export const clientId = 'atelier-portal';
export const clientSecret = 'sandbox-oidc-client-secret';

const day = 24 * 60 * 60;

function findAccount(_context: unknown, sub: string) {
  const person = people.find(({ id }) => id === sub);
  return (
    person && {
      accountId: person.id,
      claims: () => ({
        sub: person.id,
        name: person.name,
        preferred_username: person.id,
        email: person.email,
        email_verified: true,
      }),
    }
  );
}

/** The company's own portal asks nobody for consent. */
async function grantEverythingAsked({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  const known = session?.grantIdFor(client!.clientId);
  const found = known ? await provider.Grant.find(known) : undefined;
  const grant =
    found ??
    new provider.Grant({
      clientId: client!.clientId,
      accountId: session!.accountId,
    });
  grant.addOIDCScope('openid profile email offline_access');
  await grant.save();
  return grant;
}

/** The certified OpenID Connect provider with one client, the portal. */
export function createProvider(options: {
  store: Store;
  issuerUrl: string;
  portalOrigin: string;
}): Provider {
  const { store, issuerUrl, portalOrigin } = options;
  const { jwk, cookie } = providerKeys(store);
  const configuration: Configuration = {
    adapter: storeAdapter(store),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${portalOrigin}/api/auth/oidc/handler/frame`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    cookies: { keys: [cookie] },
    features: { devInteractions: { enabled: false } },
    findAccount,
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: async (_context, client) =>
      client.grantTypeAllowed('refresh_token'),
    jwks: { keys: [jwk] },
    loadExistingGrant: grantEverythingAsked,
    // A sign-in outlasts a restart of the portal.
    ttl: {
      AccessToken: 3600,
      Grant: 14 * day,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 14 * day,
      Session: 14 * day,
    },
  };
  return new OidcProvider(issuerUrl, configuration);
}
