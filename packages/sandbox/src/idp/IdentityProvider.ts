import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { isLocalRequest, readBody } from '../http';
import type { Store } from '../store';
import { createProvider } from './createProvider';
import { errorPage, signInPage } from './pages';
import { findPerson } from './people';

const interactionRoutes: Record<string, RegExp> = {
  GET: /^\/interaction\/[\w-]+$/,
  POST: /^\/interaction\/[\w-]+\/sign-in$/,
};

/** The sandbox's OpenID provider, without its port. */
export class IdentityProvider {
  private provider: Provider | undefined;
  private port = 0;

  constructor(
    private readonly portalOrigin: string,
    private readonly store: Store,
  ) {}

  get issuer(): string {
    return `http://localhost:${this.port}`;
  }

  /** The provider listens on `port`. */
  start(port: number): void {
    this.port = port;
  }

  /** Forgets its keys, after the store was emptied. */
  reset(): void {
    this.provider = undefined;
  }

  async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method, url = '/' } = request;
    if (!isLocalRequest({ host: request.headers.host }, this.port)) {
      this.answer(
        response,
        403,
        errorPage("This is not the identity provider's address."),
      );
      return;
    }
    const provider = this.getProvider();
    if (interactionRoutes[method ?? '']?.test(url)) {
      await this.interact(provider, request, response);
      return;
    }
    await provider.callback()(request, response);
  }

  /** Shows who can sign in, or signs in who was chosen. */
  private async interact(
    provider: Provider,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    let uid: string;
    try {
      ({ uid } = await provider.interactionDetails(request, response));
    } catch {
      this.answer(
        response,
        400,
        errorPage('It has ended or was started in another browser.'),
      );
      return;
    }
    if (request.method === 'GET') {
      const page = signInPage(`/interaction/${uid}/sign-in`);
      this.answer(response, 200, page);
      return;
    }
    const form = new URLSearchParams(await readBody(request));
    const person = findPerson(form.get('person') ?? '');
    if (!person) {
      this.answer(response, 400, errorPage('There is no such person.'));
      return;
    }
    await provider.interactionFinished(request, response, {
      login: { accountId: person.id },
    });
  }

  private answer(response: ServerResponse, status: number, body: string): void {
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      // A form's redirects count too: the last one goes to the portal.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${this.portalOrigin}; frame-ancestors 'none'; base-uri 'none'`,
    });
    response.end(body);
  }

  /** Made when first asked for: most tests never sign in. */
  private getProvider(): Provider {
    this.provider ??= createProvider(
      this.issuer,
      this.portalOrigin,
      this.store,
    );
    return this.provider;
  }
}
