import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { HttpRequest } from '@smithy/types';
import pLimit from 'p-limit';
import { BoundedHttpHandler } from './BoundedHttpHandler';

describe('BoundedHttpHandler', () => {
  let server: Server;
  let port: number;
  let running = 0;
  let most = 0;

  beforeAll(async () => {
    server = createServer((_, response) => {
      running++;
      most = Math.max(most, running);
      setTimeout(() => {
        running--;
        response.end();
      }, 5);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.close();
  });

  it('shares one bound among all handlers of the limit', async () => {
    const limit = pLimit(3);
    const handlers = [1, 2].map(() => new BoundedHttpHandler({}, limit));
    const request: HttpRequest = {
      protocol: 'http:',
      hostname: '127.0.0.1',
      port,
      method: 'GET',
      path: '/',
      headers: {},
    };
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const { response } = await handlers[index % 2].handle({
          ...request,
          query: {},
        } as Parameters<BoundedHttpHandler['handle']>[0]);
        response.body.resume();
        return response.statusCode;
      }),
    );
    handlers.forEach(handler => handler.destroy());

    expect(statuses).toEqual(Array(20).fill(200));
    expect(most).toBe(3);
  });
});
