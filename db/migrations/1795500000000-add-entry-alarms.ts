import type { MigrationInterface, QueryRunner } from 'typeorm';

const form = "GLOB '????-??-??T??:??:??.???Z'";

/** Alarms of the room, the papers of authorisations, the comings and goings during a session, and who else may come in (规定§8-§10, §13). */
export class AddEntryAlarms implements MigrationInterface {
  readonly name = 'AddEntryAlarms1795500000000';
  /** Tables that others refer to are rebuilt: foreign keys rest meanwhile, which a transaction wouldn't allow. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const made = (await runner.query("SELECT 1 FROM sqlite_master WHERE name = 'room_alarms'")) as readonly unknown[];
    // A power cut between the commit and the note that this migration has run: it has run.
    if (made.length > 0) return;
    await runner.query('PRAGMA foreign_keys = OFF');
    await runner.startTransaction();
    try {
      for (const table of ['booking_persons', 'authorisations', 'admissions']) await allowMoreKinds(runner, table);
      for (const statement of statements) await runner.query(statement);
      const broken = (await runner.query('PRAGMA foreign_key_check')) as readonly unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} references broken by the rebuilt tables`);
      await runner.commitTransaction();
    } catch (problem) {
      await runner.rollbackTransaction();
      throw problem;
    } finally {
      await runner.query('PRAGMA foreign_keys = ON');
    }
  }

  /** Registers are never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('alarms and papers have no way back'));
  }
}

/** 规定§2: witnesses and injured parties are questioned too, and some need an interpreter. SQLite changes a check only with its table. */
async function allowMoreKinds(runner: QueryRunner, table: string): Promise<void> {
  type Made = readonly { readonly type: string; readonly sql: string }[];
  const made = (await runner.query(`SELECT type, sql FROM sqlite_master WHERE tbl_name = '${table}' AND sql IS NOT NULL`)) as Made;
  const sql = made.find(({ type }) => type === 'table')?.sql ?? '';
  const next = sql
    .replace(/^CREATE TABLE "?\w+"?/, `CREATE TABLE ${table}_next`)
    .replace("'technician')", "'technician', 'witness', 'injured-party', 'interpreter')");
  if (!next.includes("'interpreter'")) throw new Error(`the table ${table} is not the one that this release knows`);
  await runner.query(next);
  await runner.query(`INSERT INTO ${table}_next SELECT * FROM ${table}`);
  await runner.query(`DROP TABLE ${table}`);
  await runner.query(`ALTER TABLE ${table}_next RENAME TO ${table}`);
  for (const other of made.filter(({ type }) => type !== 'table')) await runner.query(other.sql);
}

const never = (table: string, event: 'UPDATE' | 'DELETE', when = '') =>
  `CREATE TRIGGER ${table}_never_${event === 'UPDATE' ? 'change' : 'disappear'} BEFORE ${event} ON ${table} ${when} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;

const statements = [
  `ALTER TABLE authorisations ADD COLUMN paperSha256 TEXT CHECK (length(paperSha256) = 64)`,
  `ALTER TABLE authorisations ADD COLUMN paperName TEXT`,
  `CREATE TABLE room_alarms (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    kind TEXT NOT NULL CHECK (kind IN ('duress', 'unlisted-entry', 'tamper', 'door-held')),
    raisedAt TEXT NOT NULL CHECK (raisedAt ${form}),
    admission INTEGER REFERENCES admissions (number),
    answeredAt TEXT CHECK (answeredAt ${form}),
    answeredById TEXT REFERENCES people (id),
    answer TEXT CHECK (answer <> ''),
    CHECK ((answeredAt IS NULL) = (answeredById IS NULL) AND (answeredAt IS NULL) = (answer IS NULL)),
    CHECK ((kind = 'unlisted-entry') = (admission IS NOT NULL))
  )`,
  `CREATE INDEX alarms_open ON room_alarms (roomId) WHERE answeredAt IS NULL`,
  // An alarm is answered once; nothing else of it ever changes.
  never(
    'room_alarms',
    'UPDATE',
    `WHEN OLD.answeredAt IS NOT NULL OR NEW.number <> OLD.number OR NEW.roomId <> OLD.roomId OR NEW.kind <> OLD.kind
      OR NEW.raisedAt <> OLD.raisedAt OR NEW.admission IS NOT OLD.admission`,
  ),
  never('room_alarms', 'DELETE'),
  `CREATE TABLE presence_changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    personId TEXT REFERENCES people (id),
    change TEXT NOT NULL CHECK (change IN ('in', 'out')),
    at TEXT NOT NULL CHECK (at ${form}),
    byId TEXT REFERENCES people (id),
    CHECK ((personId IS NULL) = (byId IS NULL))
  )`,
  `CREATE INDEX presence_by_session ON presence_changes (sessionId)`,
  never('presence_changes', 'UPDATE'),
  never('presence_changes', 'DELETE'),
];
