import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type RunningSandbox } from '../startSandbox';

const redirectUri = 'http://localhost:3000/api/auth/oidc/handler/frame';
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const client = `Basic ${btoa('atelier-portal:sandbox-oidc-client-secret')}`;

/** Keeps cookies, follows nothing by itself. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string | URL, body?: string): Promise<Response> {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      body,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : form),
        cookie: [...this.cookies].map(pair => pair.join('=')).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }
}

function hiddenFields(html: string): string {
  const inputs = html.matchAll(/name="([^"]+)" value="([^"]+)"/g);
  return [...inputs].map(([, name, value]) => `${name}=${value}`).join('&');
}

describe('identity provider', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-idp-'));
  let sandbox: RunningSandbox;

  const start = async () => {
    sandbox = await startSandbox({ dataDir });
  };
  beforeAll(start);
  afterAll(async () => {
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const at = (path: string | null) => new URL(path ?? '', sandbox.issuerUrl);
  /** Where the provider sends a browser that wants to sign in. */
  const authorize = async (browser: Browser, prompt = 'login') => {
    const url = at('/auth');
    url.search = new URLSearchParams({
      client_id: 'atelier-portal',
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid profile email',
      prompt,
      state: 'state-1',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    }).toString();
    return at((await browser.go(url)).headers.get('location'));
  };
  const openPage = async (browser: Browser) => {
    const location = await authorize(browser);
    return { location, page: await browser.go(location) };
  };
  const choose = async (browser: Browser, page: Response, person: string) => {
    const [, action] = /action="([^"]+)"/.exec(await page.text()) ?? [];
    return browser.go(at(action), `person=${person}`);
  };
  const signIn = async (browser: Browser, person: string) => {
    const { page } = await openPage(browser);
    const chosen = await choose(browser, page, person);
    let back = await browser.go(at(chosen.headers.get('location')));
    const [, action] = /action="([^"]+)"/.exec(await back.clone().text()) ?? [];
    if (action) {
      // Someone else was signed in: the page's script sends them off first.
      back = await browser.go(at(action), hiddenFields(await back.text()));
      back = await browser.go(at(back.headers.get('location')));
    }
    return new URL(back.headers.get('location') ?? '');
  };
  const token = async (body: Record<string, string>) =>
    (
      await fetch(at('/token'), {
        method: 'POST',
        headers: { authorization: client, ...form },
        body: new URLSearchParams(body).toString(),
      })
    ).json();
  const exchange = (callback: URL) =>
    token({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
  const userInfo = async (accessToken: string) =>
    (
      await fetch(at('/me'), {
        headers: { authorization: `Bearer ${accessToken}` },
      })
    ).json();

  it('shows four people to choose from, and that it is a sandbox', async () => {
    const { page } = await openPage(new Browser());
    expect(page.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    const html = await page.text();
    for (const name of [
      'Dana Okafor',
      'Milo Engel',
      'Tess Leander',
      'Ade Plattner',
    ]) {
      expect(html).toContain(name);
    }
    expect(html.match(/<button /g)).toHaveLength(4);
    expect(html).toContain('sandbox');
  });

  it('signs a person in, with what the portal needs to know them by', async () => {
    const callback = await signIn(new Browser(), 'data-scientist');
    expect(callback.href).toContain(`${redirectUri}?`);
    expect(callback.searchParams.get('state')).toBe('state-1');
    const tokens = await exchange(callback);
    expect(tokens.refresh_token).toBeDefined();
    expect(await userInfo(tokens.access_token)).toEqual({
      sub: 'data-scientist',
      name: 'Dana Okafor',
      preferred_username: 'data-scientist',
      email: 'data-scientist@atelier.example',
      email_verified: true,
    });
  });

  it('takes a code once; a second use ends what came of the first', async () => {
    const callback = await signIn(new Browser(), 'team-lead');
    const tokens = await exchange(callback);
    expect(await exchange(callback)).toMatchObject({ error: 'invalid_grant' });
    expect(await userInfo(tokens.access_token)).toMatchObject({
      error: 'invalid_token',
    });
  });

  it('keeps sign-ins over a restart', async () => {
    const browser = new Browser();
    const tokens = await exchange(await signIn(browser, 'ml-engineer'));
    await sandbox.stop();
    await start();
    const renewed = await token({
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    });
    expect(await userInfo(renewed.access_token)).toMatchObject({
      sub: 'ml-engineer',
    });
    const location = await authorize(browser, 'none');
    expect(location.searchParams.get('code')).toBeTruthy();
  });

  it('asks each time where the portal wants it to', async () => {
    const browser = new Browser();
    await signIn(browser, 'ml-engineer');
    const tokens = await exchange(await signIn(browser, 'platform-admin'));
    expect(await userInfo(tokens.access_token)).toMatchObject({
      sub: 'platform-admin',
    });
  });

  it('refuses who is not on the page, and pages that are over', async () => {
    const browser = new Browser();
    const { location, page } = await openPage(browser);
    expect((await choose(browser, page, 'root')).status).toBe(400);
    const stranger = await new Browser().go(location);
    expect(stranger.status).toBe(400);
    expect(await stranger.text()).toContain('sign in again');
  });

  it('refuses clients and redirects that it does not know', async () => {
    const answer = await fetch(
      at(
        '/auth?client_id=atelier-portal&response_type=code&scope=openid&redirect_uri=http://evil.example/',
      ),
    );
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('redirect_uri');
  });
});
