import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['withdrawal_requests', 'withdrawal_decisions'] as const;
const instant = (column: string) => `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const never = (table: string, event: 'UPDATE' | 'DELETE') =>
  `CREATE TRIGGER ${table}_never_${event === 'UPDATE' ? 'change' : 'disappear'} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;

/** 行政处罚法§43: who is asked to withdraw from a case and why, and what the agency's head decided. */
export class AddWithdrawals implements MigrationInterface {
  readonly name = 'AddWithdrawals1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** What a party asked and a head decided is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('requests to withdraw have no way back'));
  }
}

const statements = [
  `CREATE TABLE withdrawal_requests (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    againstId TEXT REFERENCES people (id),
    companion INTEGER REFERENCES session_companions (number),
    reason TEXT NOT NULL CHECK (reason <> ''),
    ${instant('askedAt')},
    byId TEXT NOT NULL REFERENCES people (id),
    ${instant('at')},
    CHECK ((againstId IS NULL) <> (companion IS NULL)),
    CHECK (askedAt <= at)
  )`,
  `CREATE INDEX withdrawal_requests_by_session ON withdrawal_requests (sessionId)`,
  `CREATE TABLE withdrawal_decisions (
    request INTEGER PRIMARY KEY NOT NULL REFERENCES withdrawal_requests (number),
    verdict TEXT NOT NULL CHECK (verdict IN ('granted', 'rejected')),
    reason TEXT NOT NULL CHECK (reason <> ''),
    byId TEXT NOT NULL REFERENCES people (id),
    ${instant('at')}
  )`,
  ...tables.flatMap((table) => [never(table, 'UPDATE'), never(table, 'DELETE')]),
];
