import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';

/** What the sqlite3 driver's prepared statement offers us. */
interface PreparedStatement {
  run(values: readonly unknown[], done: (problem: Error | null) => void): void;
  finalize(done: (problem: Error | null) => void): void;
}
interface NativeConnection {
  prepare(sql: string, done: (this: PreparedStatement, problem: Error | null) => void): PreparedStatement;
}

/**
 * The one SQLite connection, used by one piece of work at a time: a statement that slipped into someone else's open transaction
 * would be lost with its rollback although it was acknowledged.
 */
export class SqlConnection {
  private turn: Promise<unknown> = Promise.resolve();
  private readonly transactionScope = new AsyncLocalStorage<{ open: boolean }>();
  private readonly statements = new Map<string, Promise<PreparedStatement>>();

  constructor(private readonly source: DataSource) {}

  /** Runs statements when it is their turn; inside `transaction` they belong to it. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const act = () => work(this.source.manager);
    return this.insideTransaction() ? act() : this.whenFree(act);
  }

  /** All or nothing; a transaction within a transaction is part of the outer one. */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.insideTransaction() ? work() : this.whenFree(() => this.committed(work));
  }

  /** A hot statement: compiled once, run many times. */
  runPrepared(sql: string, values: readonly unknown[]): Promise<void> {
    return this.run(async () => {
      const statement = await this.prepared(sql);
      await new Promise<void>((resolve, reject) => statement.run(values, (problem) => (problem ? reject(problem) : resolve())));
    });
  }

  async close(): Promise<void> {
    await this.whenFree(async () => {
      for (const prepared of this.statements.values()) {
        const statement = await prepared;
        await new Promise<void>((resolve, reject) => statement.finalize((problem) => (problem ? reject(problem) : resolve())));
      }
      await this.source.destroy();
    });
  }

  private insideTransaction(): boolean {
    return this.transactionScope.getStore()?.open === true;
  }

  private whenFree<T>(act: () => Promise<T>): Promise<T> {
    const done = this.turn.then(act);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async committed<T>(work: () => Promise<T>): Promise<T> {
    const scope = { open: true };
    // IMMEDIATE takes the write lock now: a transaction that reads first can't fail later because another process wrote in between.
    await this.source.query('BEGIN IMMEDIATE');
    try {
      const result = await this.transactionScope.run(scope, work);
      scope.open = false;
      await this.source.query('COMMIT');
      return result;
    } catch (problem) {
      scope.open = false;
      // A full disk makes SQLite roll back by itself; then there is nothing left to roll back.
      await this.source.query('ROLLBACK').catch(() => undefined);
      throw problem;
    }
  }

  private prepared(sql: string): Promise<PreparedStatement> {
    const known = this.statements.get(sql);
    if (known) return known;
    const native = (this.source.driver as unknown as { readonly databaseConnection: NativeConnection }).databaseConnection;
    const statement = new Promise<PreparedStatement>((resolve, reject) => {
      native.prepare(sql, function (problem) {
        if (problem) reject(problem);
        else resolve(this);
      });
    });
    this.statements.set(sql, statement);
    return statement;
  }
}
