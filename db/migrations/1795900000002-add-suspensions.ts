import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 制度§19: a session stands still by law, for a ground and with an approval, while its own time goes on. */
export class AddSuspensions implements MigrationInterface {
  readonly name = 'AddSuspensions1795900000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...tables, ...rules]) await runner.query(statement);
  }

  /** What was approved and not recorded is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('suspensions have no way back'));
  }
}

const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;

const columns = [
  `ALTER TABLE sessions ADD COLUMN suspendedSince TEXT ${isInstant('suspendedSince')}`,
  `ALTER TABLE sessions ADD COLUMN suspensionGround TEXT CHECK ((suspensionGround IS NULL) = (suspendedSince IS NULL))`,
];

const tables = [
  `CREATE TABLE suspensions (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    ground TEXT NOT NULL CHECK (ground <> ''),
    words TEXT NOT NULL,
    approvedById TEXT NOT NULL REFERENCES people (id),
    approval TEXT NOT NULL CHECK (approval IN ('present', 'telephone')),
    startedById TEXT NOT NULL REFERENCES people (id),
    since TEXT NOT NULL ${isInstant('since')},
    until TEXT ${isInstant('until')},
    endedById TEXT REFERENCES people (id),
    CHECK ((until IS NULL) = (endedById IS NULL)),
    CHECK (until IS NULL OR until >= since)
  )`,
  `CREATE INDEX suspensions_by_session ON suspensions (sessionId, number)`,
  `CREATE UNIQUE INDEX one_suspension_at_a_time ON suspensions (sessionId) WHERE until IS NULL`,
];

const rules = [
  `CREATE TRIGGER suspensions_end_once BEFORE UPDATE ON suspensions WHEN OLD.until IS NOT NULL BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
  `CREATE TRIGGER suspensions_never_disappear BEFORE DELETE ON suspensions BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
];
