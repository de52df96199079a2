/** The code host's REST API, as the portal's own user. */
export class CodeHost {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** The config section of the portal for it. */
  get integration() {
    return {
      host: new URL(this.#url).host,
      baseUrl: this.#url,
      apiBaseUrl: `${this.#url}/api/v4`,
      token: 'glpat-sandbox-portal-token',
    };
  }

  /** A JSON answer, or undefined where there is nothing. */
  async get<T>(path: string): Promise<T | undefined> {
    return this.#send('GET', path);
  }

  async post<T>(path: string, body: object): Promise<T | undefined> {
    return this.#send('POST', path, body);
  }

  /** The text of a file on main. */
  async file(path: string, file: string): Promise<string> {
    const { apiBaseUrl, token } = this.integration;
    const response = await fetch(
      `${apiBaseUrl}${this.project(
        path,
        `/repository/files/${encodeURIComponent(file)}/raw?ref=main`,
      )}`,
      { headers: { 'PRIVATE-TOKEN': token } },
    );
    return response.text();
  }

  /** A path under `/projects/<group>%2F<name>`. */
  project(path: string, rest = ''): string {
    return `/projects/${encodeURIComponent(path)}${rest}`;
  }

  async #send<T>(
    method: string,
    path: string,
    body?: object,
  ): Promise<T | undefined> {
    const { apiBaseUrl, token } = this.integration;
    const response = await fetch(`${apiBaseUrl}${path}`, {
      method,
      headers: { 'PRIVATE-TOKEN': token, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status}`);
    }
    return response.json();
  }
}
