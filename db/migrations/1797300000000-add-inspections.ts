import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 制度§18: who checked whom, what was found, and how it was corrected. */
export class AddInspections implements MigrationInterface {
  readonly name = 'AddInspections1797300000000';

  async up(runner: QueryRunner): Promise<void> {
    const kept = ['inspection_checks', 'inspection_acts'].flatMap((table) => [
      `CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
      `CREATE TRIGGER ${table}_never_disappear BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    ]);
    for (const statement of [...tables, ...kept]) await runner.query(statement);
  }

  /** What a check found is never forgotten by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('inspections have no way back'));
  }
}

const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const isDay = (column: string) => `CHECK (${column} GLOB '????-??-??')`;
const said = (column: string) => `CHECK (trim(${column}) <> '')`;

const tables = [
  `CREATE TABLE inspection_checks (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    heldOn TEXT NOT NULL ${isDay('heldOn')},
    unit TEXT NOT NULL ${said('unit')},
    inspectors TEXT NOT NULL ${said('inspectors')},
    department TEXT NOT NULL ${said('department')},
    personId TEXT REFERENCES people (id),
    subject TEXT NOT NULL ${said('subject')},
    found TEXT NOT NULL ${said('found')},
    demand TEXT ${said('demand')},
    dueOn TEXT ${isDay('dueOn')},
    at TEXT NOT NULL ${isInstant('at')},
    byId TEXT NOT NULL REFERENCES people (id),
    CHECK ((demand IS NULL) = (dueOn IS NULL)),
    CHECK (dueOn IS NULL OR heldOn <= dueOn)
  )`,
  `CREATE TABLE inspection_acts (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    inspection INTEGER NOT NULL REFERENCES inspection_checks (number),
    text TEXT NOT NULL ${said('text')},
    doneOn TEXT NOT NULL ${isDay('doneOn')},
    at TEXT NOT NULL ${isInstant('at')},
    byId TEXT NOT NULL REFERENCES people (id)
  )`,
  `CREATE INDEX inspection_checks_by_day ON inspection_checks (heldOn, number)`,
  `CREATE INDEX inspection_acts_by_inspection ON inspection_acts (inspection, number)`,
];
