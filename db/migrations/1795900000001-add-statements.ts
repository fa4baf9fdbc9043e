import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 制度§19, 规程§11, §13: the statement of why a recording stood still or was stopped, and what was done with it. */
export class AddStatements implements MigrationInterface {
  readonly name = 'AddStatements1795900000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...rules]) await runner.query(statement);
  }

  /** What was signed and reviewed is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('statements that were signed have no way back'));
  }
}

const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;

const tables = [
  `CREATE TABLE stop_statements (
    id TEXT PRIMARY KEY NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    kind TEXT NOT NULL CHECK (kind IN ('fault', 'stopped', 'suspended')),
    openedAt TEXT NOT NULL ${isInstant('openedAt')},
    ground TEXT NOT NULL,
    reason TEXT NOT NULL,
    basis TEXT NOT NULL,
    continuing TEXT NOT NULL,
    CONSTRAINT one_statement_a_kind UNIQUE (sessionId, kind)
  )`,
  `CREATE TABLE statement_acts (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    statementId TEXT NOT NULL REFERENCES stop_statements (id),
    kind TEXT NOT NULL CHECK (kind IN ('reported', 'signed', 'returned', 'approved')),
    at TEXT NOT NULL ${isInstant('at')},
    byId TEXT NOT NULL REFERENCES people (id),
    toId TEXT REFERENCES people (id),
    text TEXT NOT NULL,
    CHECK ((kind = 'reported') = (toId IS NOT NULL)),
    CHECK (kind <> 'returned' OR text <> '')
  )`,
  `CREATE INDEX statement_acts_by_statement ON statement_acts (statementId, number)`,
];

const rules = [
  `CREATE TRIGGER stop_statements_never_disappear BEFORE DELETE ON stop_statements BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
  // What was approved says what it said then.
  `CREATE TRIGGER stop_statements_stay_approved BEFORE UPDATE ON stop_statements
    WHEN EXISTS (SELECT 1 FROM statement_acts WHERE statementId = OLD.id AND kind = 'approved')
    BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
  `CREATE TRIGGER statement_acts_never_change BEFORE UPDATE ON statement_acts BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
  `CREATE TRIGGER statement_acts_never_disappear BEFORE DELETE ON statement_acts BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
];
