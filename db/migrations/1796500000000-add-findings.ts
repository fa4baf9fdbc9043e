import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 规定§24: what may have to be answered for, and what legal inspection made of it. */
export class AddFindings implements MigrationInterface {
  readonly name = 'AddFindings1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    const kept = ['findings', 'finding_acts'].flatMap((table) => [
      `CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
      `CREATE TRIGGER ${table}_never_disappear BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    ]);
    for (const statement of [...tables, ...kept]) await runner.query(statement);
  }

  /** What was found is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('what was found has no way back'));
  }
}

const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;

const tables = [
  `CREATE TABLE findings (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind <> ''),
    month TEXT NOT NULL CHECK (month GLOB '????-??'),
    at TEXT NOT NULL ${isInstant('at')},
    until TEXT ${isInstant('until')},
    roomId TEXT NOT NULL REFERENCES rooms (id),
    bookingId TEXT REFERENCES bookings (id),
    sessionId TEXT REFERENCES sessions (id),
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    foundAt TEXT NOT NULL ${isInstant('foundAt')},
    CHECK (until IS NULL OR at <= until)
  )`,
  `CREATE TABLE finding_acts (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    finding INTEGER NOT NULL REFERENCES findings (number),
    grade TEXT NOT NULL CHECK (grade IN ('open', 'no-fault', 'minor', 'serious')),
    text TEXT NOT NULL CHECK (trim(text) <> ''),
    at TEXT NOT NULL ${isInstant('at')},
    byId TEXT NOT NULL REFERENCES people (id)
  )`,
  `CREATE INDEX findings_by_month ON findings (month, number)`,
  `CREATE INDEX finding_acts_by_finding ON finding_acts (finding, number)`,
];
