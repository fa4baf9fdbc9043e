import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 制度§20: what is handed to the office to be kept for good, and why. */
export class AddLongTermKeepings implements MigrationInterface {
  readonly name = 'AddLongTermKeepings1797200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** What has to be kept for good is never forgotten by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('long-term keepings have no way back'));
  }
}

const statements = [
  `CREATE TABLE long_term_keepings (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    ground TEXT NOT NULL CHECK (ground IN ('objection', 'obstruction', 'mass-incident', 'other')),
    words TEXT NOT NULL CHECK (words <> ''),
    byId TEXT NOT NULL REFERENCES people (id),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z')
  )`,
  `CREATE INDEX long_term_keepings_by_session ON long_term_keepings (sessionId)`,
  ...['UPDATE', 'DELETE'].map(
    (event) =>
      `CREATE TRIGGER long_term_keepings_never_${event === 'UPDATE' ? 'change' : 'disappear'} BEFORE ${event} ON long_term_keepings BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
  ),
];
