import { hubAccountId } from '../../seed/accounts';
import type { Env } from '../service';
import { newOidcProvider, putOidcProvider } from './oidcProviderDocuments';

/**
 * Makes the hub trust id tokens of the code host. AWS takes no provider with plain HTTP or a
 * port; this one is on the sandbox's own machine.
 *
 * @param url - for example `http://localhost:4568`; also the audience of the tokens
 */
export function putCodeHostOidcProvider(
  { store, clock }: Env,
  url: string,
): void {
  putOidcProvider(
    store,
    newOidcProvider(hubAccountId, url, [url], clock.now()),
  );
}
