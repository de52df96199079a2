import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions, reset, runner } from './options.mjs';

test('known options are read', () => {
  const options = readOptions(['--reset'], [reset, runner]);
  assert.equal(options.has('--reset'), true);
  assert.equal(options.has('--runner'), false);
});

test('an unknown option is named, with those that there are', () => {
  assert.throws(
    () => readOptions(['--rest'], [reset, runner]),
    /There is no option --rest\. Known: --reset \(.+\), --runner \(.+\)\.$/,
  );
});
