import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteStore, openDatabase } from '../store';
import { clientId, clientSecret } from './createProvider';
import { startIdentityProvider } from './startIdentityProvider';

const redirectUri = 'http://localhost:3000/api/auth/oidc/handler/frame';

class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string>),
        cookie: [...this.cookies].map(pair => pair.join('=')).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=');
      this.cookies.set(name, value);
    }
    return response;
  }
}

async function signIn(issuerUrl: string, person: string) {
  const browser = new Browser();
  const authorize = new URL('/auth', issuerUrl);
  authorize.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    prompt: 'login',
    state: 'state-1',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  }).toString();
  const toPage = await browser.go(authorize);
  const page = new URL(toPage.headers.get('location')!, issuerUrl);
  const html = await (await browser.go(page)).text();
  const submitted = await browser.go(page, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `person=${person}`,
  });
  if (!submitted.headers.has('location')) {
    return { html, error: await submitted.text() };
  }
  const resumed = await browser.go(
    new URL(submitted.headers.get('location')!, issuerUrl),
  );
  return { html, callback: new URL(resumed.headers.get('location')!) };
}

async function token(issuerUrl: string, body: Record<string, string>) {
  const response = await fetch(`${issuerUrl}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(body).toString(),
  });
  return response.json();
}

describe('identity provider', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-idp-'));
  const start = () =>
    startIdentityProvider({
      store: new SqliteStore(openDatabase(dataDir)),
      port: 0,
      portalOrigin: 'http://localhost:3000',
    });

  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('signs a person in, with what the portal needs to know them by', async () => {
    const idp = await start();
    const { html, callback } = await signIn(idp.issuerUrl, 'data-scientist');
    expect(html).toContain('Dana Okafor');
    const tokens = await token(idp.issuerUrl, {
      grant_type: 'authorization_code',
      code: callback!.searchParams.get('code')!,
      redirect_uri: redirectUri,
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    });
    const me = await fetch(`${idp.issuerUrl}/me`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(await me.json()).toEqual({
      sub: 'data-scientist',
      name: 'Dana Okafor',
      preferred_username: 'data-scientist',
      email: 'data-scientist@atelier.example',
      email_verified: true,
    });
    await idp.stop();

    const restarted = await start();
    const renewed = await token(restarted.issuerUrl, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    });
    expect(renewed).toMatchObject({ token_type: 'Bearer' });
    await restarted.stop();
  });

  it('refuses a person whom it does not know', async () => {
    const idp = await start();
    const { error } = await signIn(idp.issuerUrl, 'nobody');
    expect(error).toBe('There is no such person. Go back and choose one.');
    await idp.stop();
  });
});
