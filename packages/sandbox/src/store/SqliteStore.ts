import type { Statement } from 'better-sqlite3';
import type { Database } from './openDatabase';
import type { Kind, Scope, Store } from './Store';

interface Row {
  body: string;
}

/** Documents in SQLite. */
export class SqliteStore implements Store {
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly database: Database) {}

  get<T>(kind: Kind<T>, scope: Scope, id: string): T | undefined {
    const row = this.prepare(
      'SELECT body FROM documents WHERE kind = ? AND account = ? AND region = ? AND id = ?',
    ).get(kind.name, scope.account, scope.region, id) as Row | undefined;
    return row && JSON.parse(row.body);
  }

  put<T>(kind: Kind<T>, scope: Scope, id: string, body: T): void {
    this.prepare(
      'INSERT OR REPLACE INTO documents (kind, account, region, id, body) VALUES (?, ?, ?, ?, ?)',
    ).run(kind.name, scope.account, scope.region, id, JSON.stringify(body));
  }

  delete(kind: Kind<unknown>, scope: Scope, id: string): void {
    this.prepare(
      'DELETE FROM documents WHERE kind = ? AND account = ? AND region = ? AND id = ?',
    ).run(kind.name, scope.account, scope.region, id);
  }

  list<T>(
    kind: Kind<T>,
    scope: Partial<Scope>,
    { prefix = '' }: { prefix?: string } = {},
  ): T[] {
    const where = ['kind = @kind'];
    if (scope.account !== undefined) {
      where.push('account = @account');
    }
    if (scope.region !== undefined) {
      where.push('region = @region');
    }
    if (prefix) {
      where.push(
        'id >= @prefix',
        'id < @end',
        'substr(id, 1, length(@prefix)) = @prefix',
      );
    }
    const rows = this.prepare(
      `SELECT body FROM documents WHERE ${where.join(
        ' AND ',
      )} ORDER BY account, region, id`,
    ).all({
      kind: kind.name,
      account: scope.account,
      region: scope.region,
      prefix,
      end: `${prefix}\u{10FFFF}`,
    }) as Row[];
    return rows.map(row => JSON.parse(row.body));
  }

  transaction<R>(fn: () => R): R {
    return this.database.transaction(fn)();
  }

  private prepare(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
