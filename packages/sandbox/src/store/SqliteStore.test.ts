import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kind, openDatabase, SqliteStore, type Database } from '.';

const things = kind<{ name: string }>('test.thing');
const here = { account: '111111111111', region: 'eu-west-1' };
const there = { account: '111111111111', region: 'eu-central-1' };

describe('SqliteStore', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-store-'));
  let database: Database;
  let store: SqliteStore;

  beforeEach(() => {
    database = openDatabase(dataDir);
    store = new SqliteStore(database);
  });

  afterEach(() => {
    database.prepare('DELETE FROM documents').run();
    database.close();
  });

  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const names = (...args: Parameters<typeof store.list<{ name: string }>>) =>
    store.list(...args).map(({ name }) => name);

  it('keeps documents apart by kind, account, region and id', () => {
    store.put(things, here, 'a', { name: 'a here' });
    store.put(things, there, 'a', { name: 'a there' });
    store.put(kind('test.other'), here, 'a', { name: 'other' });
    expect(store.get(things, here, 'a')).toEqual({ name: 'a here' });
    store.put(things, here, 'a', { name: 'new' });
    store.delete(things, there, 'a');
    expect(store.get(things, here, 'a')).toEqual({ name: 'new' });
    expect(store.get(things, there, 'a')).toBeUndefined();
  });

  it('lists in order of id, within as much of a scope as is given', () => {
    for (const id of ['b', 'a', 'c']) {
      store.put(things, here, id, { name: id });
    }
    store.put(things, there, 'd', { name: 'd' });
    const { region } = there;
    expect(names(things, here)).toEqual(['a', 'b', 'c']);
    expect(names(things, { region })).toEqual(['d']);
    expect(names(things, {})).toEqual(['d', 'a', 'b', 'c']);
  });

  it('lists children by the prefix of their id', () => {
    for (const id of ['d-a/ravi', 'd-a/zoë', 'd-ab/lena', 'd-a']) {
      store.put(things, here, id, { name: id });
    }
    expect(names(things, here, { prefix: 'd-a/' })).toEqual([
      'd-a/ravi',
      'd-a/zoë',
    ]);
  });

  it('writes all of a transaction or nothing', () => {
    expect(() =>
      store.transaction(() => {
        store.put(things, here, 'a', { name: 'a' });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.list(things, {})).toEqual([]);
  });
});
