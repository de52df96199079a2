import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, SqliteStore } from '../store';
import {
  addSessionKey,
  addUserKey,
  findPrincipal,
  forgetOldKeys,
} from './accessKeys';
import type { Principal } from './service';

const hour = 3_600_000;
const principal: Principal = {
  arn: 'arn:aws:iam::1:user/a',
  account: '1',
  kind: 'user',
  userId: 'AIDA',
  tags: {},
};

describe('access keys', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-keys-'));
  const database = openDatabase(dataDir);
  const store = new SqliteStore(database);

  afterAll(() => {
    database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('forgets those of old sessions, and no others', () => {
    const now = new Date();
    const ago = (hours: number) => now.getTime() - hours * hour;
    const session = { principal, sessionToken: 't' };
    addUserKey(store, 'AKIAUSER', principal);
    addSessionKey(store, 'ASIAOLD', { ...session, expiresAt: ago(25) });
    addSessionKey(store, 'ASIAENDED', { ...session, expiresAt: ago(23) });
    addSessionKey(store, 'ASIALIVE', { ...session, expiresAt: ago(-1) });
    forgetOldKeys(store, now);
    expect([
      findPrincipal(store, 'AKIAUSER', undefined, now),
      findPrincipal(store, 'ASIAOLD', 't', now),
      findPrincipal(store, 'ASIAENDED', 't', now),
      findPrincipal(store, 'ASIALIVE', 't', now),
      findPrincipal(store, 'ASIALIVE', 'other', now),
    ]).toEqual([principal, 'unknown', 'expired', principal, 'unknown']);
  });
});
