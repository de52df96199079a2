import { kind } from '../../store';
import { globalScope, type Store, type Tag } from '../service';

/** An OpenID Connect provider whose tokens the account may trust. */
export interface OidcProvider {
  Arn: string;
  /** As it was given, with its scheme. */
  url: string;
  ClientIDList: string[];
  ThumbprintList: string[];
  /** ISO 8601. */
  createdAt: string;
  tags: Tag[];
}

/** By host and path of the provider, in scope (account, aws-global). */
export const oidcProviders = kind<OidcProvider>('iam.oidcProvider');

/** Host and path: what stands in ARNs and before condition keys. */
export function providerName(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

export function newOidcProvider(
  account: string,
  url: string,
  clientIds: string[],
  createdAt: Date,
): OidcProvider {
  return {
    Arn: `arn:aws:iam::${account}:oidc-provider/${providerName(url)}`,
    url,
    ClientIDList: clientIds,
    ThumbprintList: [],
    createdAt: createdAt.toISOString(),
    tags: [],
  };
}

export function findOidcProvider(
  store: Store,
  account: string,
  url: string,
): OidcProvider | undefined {
  return store.get(oidcProviders, globalScope(account), providerName(url));
}

export function putOidcProvider(store: Store, provider: OidcProvider): void {
  const scope = globalScope(provider.Arn.split(':')[4]);
  store.put(oidcProviders, scope, providerName(provider.url), provider);
}
