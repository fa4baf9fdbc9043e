import type { MigrationInterface, QueryRunner } from 'typeorm';

const instant = (column: string, nullable = false) =>
  `${column} TEXT ${nullable ? '' : 'NOT NULL '}CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const sha256 = (column: string) => `${column} TEXT NOT NULL CHECK (length(${column}) = 64)`;
const never = (table: string, event: 'UPDATE' | 'DELETE', when = '') =>
  `CREATE TRIGGER ${table}_never_${event === 'UPDATE' ? 'change' : 'disappear'} BEFORE ${event} ON ${table} ${when} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;

/** 规定§15: how the 笔录 was checked, its signatures page by page, the thumb at each correction, the officers', and what was signed on paper. */
export class AddPageSignings implements MigrationInterface {
  readonly name = 'AddPageSignings1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Signatures are never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('signatures have no way back'));
  }
}

const statements = [
  `CREATE TABLE transcript_reviews (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    manner TEXT NOT NULL CHECK (manner IN ('read', 'read-out')),
    ${sha256('textHash')},
    ${instant('at')}
  )`,
  `CREATE TABLE page_signings (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    page INTEGER NOT NULL CHECK (page > 0),
    image TEXT NOT NULL,
    strokes TEXT NOT NULL,
    device TEXT NOT NULL,
    ${instant('at')},
    content TEXT NOT NULL,
    ${sha256('pageHash')},
    ${sha256('textHash')},
    ${instant('voidedAt', true)}
  )`,
  `CREATE UNIQUE INDEX page_signings_standing ON page_signings (sessionId, page) WHERE voidedAt IS NULL`,
  // A signature is struck once, when its page changes; nothing else of it ever does.
  never(
    'page_signings',
    'UPDATE',
    `WHEN OLD.voidedAt IS NOT NULL OR NEW.number <> OLD.number OR NEW.sessionId <> OLD.sessionId OR NEW.page <> OLD.page OR NEW.image <> OLD.image
      OR NEW.strokes <> OLD.strokes OR NEW.device <> OLD.device OR NEW.at <> OLD.at OR NEW.content <> OLD.content
      OR NEW.pageHash <> OLD.pageHash OR NEW.textHash <> OLD.textHash`,
  ),
  `CREATE TABLE correction_thumbprints (
    correction INTEGER PRIMARY KEY NOT NULL REFERENCES transcript_corrections (number),
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    image TEXT NOT NULL,
    device TEXT NOT NULL,
    ${instant('at')},
    ${sha256('textHash')}
  )`,
  `CREATE INDEX correction_thumbprints_by_session ON correction_thumbprints (sessionId)`,
  `CREATE TABLE officer_signings (
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    personId TEXT NOT NULL REFERENCES people (id),
    ${instant('at')},
    ${sha256('textHash')},
    PRIMARY KEY (sessionId, personId)
  )`,
  `CREATE TABLE signed_papers (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    ${sha256('sha256')},
    name TEXT NOT NULL,
    ${instant('at')},
    byId TEXT NOT NULL REFERENCES people (id)
  )`,
  ...['transcript_reviews', 'correction_thumbprints', 'officer_signings', 'signed_papers'].map((table) => never(table, 'UPDATE')),
  ...['transcript_reviews', 'page_signings', 'correction_thumbprints', 'officer_signings', 'signed_papers'].map((table) =>
    never(table, 'DELETE'),
  ),
];
