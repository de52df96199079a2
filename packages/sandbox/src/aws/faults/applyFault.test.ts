import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendAnswer } from './applyFault';
import { Faults } from './Faults';

describe('sendAnswer', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  // S3's PutObject answers without a body.
  it.each(['', 'x', 'a longer answer'])(
    'holds the end of the answer "%s"',
    async body => {
      const faults = new Faults();
      const fault = faults.add({
        service: 's3',
        effect: { type: 'hold', when: 'answer' },
      });
      const active = faults.take({
        service: { id: 's3' },
        operationName: 'PutObject',
        caller: { account: '201000000011' },
      });
      server = createServer((_, response) =>
        sendAnswer(active, { status: 200, headers: {}, body }, response),
      );
      await new Promise<void>(resolve => server!.listen(0, resolve));
      const { port } = server.address() as AddressInfo;

      const answer = await fetch(`http://127.0.0.1:${port}`);
      let ended = false;
      const text = answer.text().finally(() => (ended = true));
      while (fault.held === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
      expect(ended).toBe(false);

      faults.delete(fault.id);
      expect(await text).toBe(body);
    },
  );
});
