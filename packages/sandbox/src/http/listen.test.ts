import { connect } from 'node:net';
import { listen, type Listening } from './listen';
import { readBytes } from './readBody';

describe('listen', () => {
  let server: Listening;
  let answered = 0;

  beforeAll(async () => {
    server = await listen(
      0,
      async (request, response) => {
        await readBytes(request, 100);
        answered++;
        response.end('ok');
      },
      () => undefined,
      { headersMs: 50, requestMs: 100, checkMs: 20 },
    );
  });
  afterAll(() => server.close());

  /** What comes back until the server ends the connection. */
  const send = (text: string): Promise<string> =>
    new Promise(resolve => {
      let answer = '';
      const socket = connect(server.port, '127.0.0.1');
      socket.on('data', data => (answer += data));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
      socket.write(text);
    });

  it.each([
    ['headers', 'POST / HTTP/1.1\r\nhost: a\r\n'],
    ['body', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nhalf'],
  ])('waits for no client that never ends its %s', async (_name, text) => {
    expect(await send(text)).toMatch(/^HTTP\/1.1 408/);
    expect(answered).toBe(0);
  });

  it('is reached over the loopback address only', async () => {
    const refused = await new Promise(resolve => {
      const socket = connect(server.port, '127.0.0.2');
      socket.on('error', () => resolve(true));
      socket.on('connect', () => resolve(false));
    });
    expect(refused).toBe(true);
  });
});
