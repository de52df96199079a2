import assert from 'node:assert/strict';
import { test } from 'node:test';
import { downloadFailure } from './failure.mjs';

test('without a network, one line says so', () => {
  const npm = 'npm error code EAI_AGAIN\nnpm error network request failed';
  const { message } = downloadFailure('node@24', npm);
  assert.match(
    message,
    /^node@24 could not be downloaded: .+ Check the network .+ again\.$/,
  );
});

test('another failure shows the end of the output', () => {
  const output = [...Array(30).keys()].map(n => `line ${n}`).join('\n');
  const { message } = downloadFailure('The dependencies', output);
  assert.match(message, /^The dependencies could not be installed/);
  assert.ok(message.includes('line 29') && !message.includes('line 14\n'));
});
