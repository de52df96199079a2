import { CookieJar } from './CookieJar';

/**
 * Signs a person in through the portal and the sandbox's identity provider, without a browser,
 * and gives the Backstage token that the portal's own pages would use.
 *
 * @param portalUrl - such as `http://localhost:3000`
 * @param person - one of the identity provider's, such as `data-scientist`
 */
export async function signIn(
  portalUrl: string,
  person: string,
): Promise<string> {
  const jar = new CookieJar();
  const auth = `${portalUrl}/api/auth/oidc`;

  const start = new URL(`${auth}/start`);
  start.searchParams.set('env', 'production');
  start.searchParams.set('scope', 'openid profile email');
  const { url: pageUrl, response: page } = await jar.navigate(start);
  const form = await readForm(page, pageUrl);
  const { url: endUrl, response: end } = await jar.navigate(form, {
    method: 'POST',
    body: new URLSearchParams({ person }),
  });
  if (!endUrl.href.startsWith(`${auth}/handler/frame`)) {
    throw new Error(
      `The sign-in of ${person} ended at ${endUrl.origin}${endUrl.pathname} with status ${end.status}`,
    );
  }

  const refresh = await jar.fetch(new URL(`${auth}/refresh?env=production`), {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  if (!refresh.ok) {
    throw new Error(
      `The portal did not sign ${person} in: ${
        refresh.status
      } ${await refresh.text()}`,
    );
  }
  const { backstageIdentity } = await refresh.json();
  return backstageIdentity.token;
}

/** Where the form of the identity provider's page goes. */
async function readForm(page: Response, url: URL): Promise<URL> {
  const html = await page.text();
  const [, action] = html.match(/<form[^>]* action="([^"]+)"/) ?? [];
  if (!page.ok || !action) {
    throw new Error(
      `There is no sign-in form at ${url.origin}${url.pathname} (status ${page.status})`,
    );
  }
  return new URL(action, url);
}
