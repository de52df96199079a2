/** Keeps cookies by origin, as far as a sign-in over loopback needs it. */
export class CookieJar {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** A request that sends and keeps cookies and does not follow redirects. */
  async fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', this.#header(url));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.#keep(url, response);
    return response;
  }

  /** Follows redirects with GET, as a browser does after a form. */
  async navigate(
    start: URL,
    init?: RequestInit,
  ): Promise<{ url: URL; response: Response }> {
    let url = start;
    let response = await this.fetch(url, init);
    for (let hop = 0; isRedirect(response); hop++) {
      if (hop === 20) {
        throw new Error(`Too many redirects, the last one to ${url}`);
      }
      url = new URL(response.headers.get('location') ?? '', url);
      response = await this.fetch(url);
    }
    return { url, response };
  }

  #header(url: URL): string {
    return [...(this.#cookies.get(url.origin) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  }

  #keep(url: URL, response: Response) {
    const cookies = this.#cookies.get(url.origin) ?? new Map<string, string>();
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const separator = pair.indexOf('=');
      const name = pair.slice(0, separator);
      const value = pair.slice(separator + 1);
      if (value) {
        cookies.set(name, value);
      } else {
        cookies.delete(name);
      }
    }
    this.#cookies.set(url.origin, cookies);
  }
}

function isRedirect(response: Response): boolean {
  return response.status >= 300 && response.status < 400;
}
