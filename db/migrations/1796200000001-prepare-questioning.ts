import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 制度§7: the checklist before a session; who is there for a minor or as interpreter; and no officer in two sessions at once (规定§13). */
export class PrepareQuestioning implements MigrationInterface {
  readonly name = 'PrepareQuestioning1796200000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Who was there is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('what was checked and who was there has no way back'));
  }
}

const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const never = (table: string, event: 'UPDATE' | 'DELETE', when = '') =>
  `CREATE TRIGGER ${table}_never_${event === 'UPDATE' ? 'change' : 'disappear'} BEFORE ${event} ON ${table} ${when} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;
/** One that has ended, or to which nobody came, holds nobody. */
const isOpen = (row: string) => `${row}.endedAt IS NULL AND ${row}.phase NOT IN ('abandoned', 'concluded', 'sealed')`;

const statements = [
  `ALTER TABLE people ADD COLUMN sex TEXT CHECK (sex IN ('female', 'male'))`,
  `CREATE TABLE session_checks (
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    item TEXT NOT NULL,
    ticked INTEGER NOT NULL CHECK (ticked IN (0, 1)),
    reason TEXT NOT NULL,
    at TEXT NOT NULL ${isInstant('at')},
    byId TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (sessionId, item),
    CHECK (ticked = 1 OR reason <> '')
  )`,
  never('session_checks', 'DELETE'),
  `CREATE TABLE session_companions (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    role TEXT NOT NULL CHECK (role IN ('guardian', 'suitable-adult', 'interpreter', 'woman-officer')),
    name TEXT NOT NULL CHECK (name <> ''),
    relation TEXT NOT NULL,
    organisation TEXT NOT NULL,
    language TEXT NOT NULL,
    document TEXT NOT NULL,
    idNumber TEXT NOT NULL,
    ground TEXT NOT NULL,
    personId TEXT REFERENCES people (id),
    at TEXT NOT NULL ${isInstant('at')},
    byId TEXT NOT NULL REFERENCES people (id),
    removedAt TEXT ${isInstant('removedAt')},
    removedById TEXT REFERENCES people (id),
    CHECK ((removedAt IS NULL) = (removedById IS NULL))
  )`,
  `CREATE INDEX companions_by_session ON session_companions (sessionId)`,
  never('session_companions', 'DELETE'),
  // Only that it was entered by mistake is said later, and once.
  never(
    'session_companions',
    'UPDATE',
    `WHEN OLD.removedAt IS NOT NULL OR NEW.number <> OLD.number OR NEW.sessionId <> OLD.sessionId OR NEW.role <> OLD.role OR NEW.name <> OLD.name
      OR NEW.relation <> OLD.relation OR NEW.organisation <> OLD.organisation OR NEW.language <> OLD.language OR NEW.document <> OLD.document
      OR NEW.idNumber <> OLD.idNumber OR NEW.ground <> OLD.ground OR NEW.personId IS NOT OLD.personId OR NEW.at <> OLD.at OR NEW.byId <> OLD.byId`,
  ),
  `CREATE TRIGGER sessions_share_no_officer BEFORE UPDATE OF leadId, recorderId ON sessions WHEN ${isOpen('NEW')}
   BEGIN
    SELECT RAISE(ABORT, 'session.officer-elsewhere') WHERE EXISTS (
      SELECT 1 FROM sessions AS other WHERE other.id <> NEW.id AND ${isOpen('other')}
        AND (other.leadId IN (NEW.leadId, NEW.recorderId) OR other.recorderId IN (NEW.leadId, NEW.recorderId))
    );
  END`,
];
