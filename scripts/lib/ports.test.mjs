import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { Failure } from './failure.mjs';
import { checkPorts } from './ports.mjs';

function listen(host) {
  return new Promise(resolve => {
    const server = createServer().listen(0, host, () => resolve(server));
  });
}

for (const host of ['127.0.0.1', '0.0.0.0']) {
  test(`a port that is taken at ${host} is named, with the cure`, async () => {
    const server = await listen(host);
    const { port } = server.address();
    await assert.rejects(
      checkPorts([port]),
      error =>
        error instanceof Failure &&
        error.message.startsWith(`Port ${port} is taken.`) &&
        error.message.includes(`lsof -i :${port}`),
    );
    await new Promise(resolve => server.close(resolve));
    await checkPorts([port]);
  });
}
