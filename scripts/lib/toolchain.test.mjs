import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from './failure.mjs';
import { nodeFits } from './toolchain.mjs';

test('the portal runs on Node 22 and 24', () => {
  assert.equal(nodeFits('22.23.3'), true);
  assert.equal(nodeFits('24.0.0'), true);
});

test('another Node of today gets one that fits', () => {
  assert.equal(nodeFits('20.0.0'), false);
  assert.equal(nodeFits('25.1.0'), false);
});

test('a Node that is too old is named, with the cure', () => {
  assert.throws(
    () => nodeFits('18.20.8'),
    error =>
      error instanceof Failure &&
      /^Node 18\.20\.8 is too old\. Install Node 24/.test(error.message),
  );
});
