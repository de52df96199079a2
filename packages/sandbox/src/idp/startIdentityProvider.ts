import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Store } from '../store';
import { createProvider } from './createProvider';
import { handleInteraction } from './handleInteraction';

export interface IdentityProvider {
  issuerUrl: string;
  stop(): Promise<void>;
}

/** Starts the OpenID Connect provider on loopback. */
export async function startIdentityProvider(options: {
  store: Store;
  /** 0: any free port. */
  port: number;
  /** Origin of the portal, which the client's redirect goes back to. */
  portalOrigin: string;
}): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const issuerUrl = `http://localhost:${port}`;
  const provider = createProvider({ ...options, issuerUrl });
  const callback = provider.callback();
  server.on('request', async (request, response) => {
    try {
      if (!(await handleInteraction(provider, request, response))) {
        await callback(request, response);
      }
    } catch (error) {
      response.statusCode = 400;
      response.end(
        error instanceof Error ? error.message : 'The sign-in failed.',
      );
    }
  });
  return {
    issuerUrl,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
