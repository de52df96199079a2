import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens. */
export interface Listening {
  port: number;
  /** Ends the server and every connection. */
  close(): Promise<void>;
}

/** How long a client may take, in milliseconds. */
export const timeLimits = {
  /** For the headers of a request. */
  headersMs: 20_000,
  /** For a whole request: an upload of a large part over loopback takes seconds. */
  requestMs: 120_000,
  /** Between two looks for clients that took longer. */
  checkMs: 5_000,
};

/** Listens on 127.0.0.1, on nothing else. Rejects where the port is taken. */
export async function listen(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  onError: (error: unknown) => void,
  { headersMs, requestMs, checkMs } = timeLimits,
): Promise<Listening> {
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  };
  const server = createServer(limits, (request, response) => {
    handle(request, response).catch(error => {
      if (request.destroyed && !request.complete) {
        return; // The client went away while it sent its request.
      }
      onError(error);
      if (!response.headersSent) {
        response.writeHead(500);
      }
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
