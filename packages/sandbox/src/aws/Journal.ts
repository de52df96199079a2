import type { Database } from '../store';
import type { Source } from './service';

/** One request, without its input, output or any secret. */
export interface JournalEntry {
  seq: number;
  /** ISO 8601. */
  at: string;
  service: string;
  operation: string;
  /** Of the caller. */
  account: string;
  region: string;
  /** ARN of the caller. */
  principal: string;
  /** HTTP status of what the operation answered; 0 where it did not run. */
  status: number;
  errorCode?: string;
  durationMs: number;
  /** Whether the operation changes resources. */
  write: boolean;
  source: Source;
}

const maxEntries = 20_000;

/** The last requests that the sandbox got. */
export class Journal {
  private readonly insert;
  private readonly forget;

  constructor(private readonly database: Database) {
    this.insert = database.prepare('INSERT INTO journal (entry) VALUES (?)');
    this.forget = database.prepare('DELETE FROM journal WHERE seq <= ?');
  }

  add(entry: Omit<JournalEntry, 'seq'>): void {
    const { lastInsertRowid } = this.insert.run(JSON.stringify(entry));
    this.forget.run(Number(lastInsertRowid) - maxEntries);
  }

  /** Entries after the one with number `since`, oldest first. */
  list(since = 0): JournalEntry[] {
    const rows = this.database
      .prepare('SELECT seq, entry FROM journal WHERE seq > ? ORDER BY seq')
      .all(since) as { seq: number; entry: string }[];
    return rows.map(({ seq, entry }) => ({ seq, ...JSON.parse(entry) }));
  }

  clear(): void {
    this.database.prepare('DELETE FROM journal').run();
  }
}
