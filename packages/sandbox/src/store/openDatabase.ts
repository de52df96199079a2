import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';

export type { Database };

const schema = `
CREATE TABLE IF NOT EXISTS documents (
  kind TEXT NOT NULL,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, account, region, id)
);
CREATE TABLE IF NOT EXISTS timers (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  due REAL NOT NULL,
  name TEXT NOT NULL,
  payload TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS timers_due ON timers (due, seq);
CREATE TABLE IF NOT EXISTS journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  entry TEXT NOT NULL
);
`;

/** Seeding a large organization is one transaction: its pages should not go out and in again. */
const cacheKilobytes = 64 * 1024;

/**
 * Opens the state in a directory, and makes it if needed. What was committed
 * survives SIGKILL (write-ahead log); a power cut may lose the last moment.
 */
export function openDatabase(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true });
  const database = new BetterSqlite3(join(dataDir, 'sandbox.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma(`cache_size = -${cacheKilobytes}`);
  database.exec(schema);
  return database;
}
