import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { spec } from './openapi';

describe('openapi.yaml', () => {
  it('is what the router was generated from', async () => {
    const yaml = await readFile(resolve(__dirname, 'openapi.yaml'), 'utf8');
    expect(spec).toEqual(parse(yaml));
  });
});
