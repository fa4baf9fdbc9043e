import type { MigrationInterface, QueryRunner } from 'typeorm';

const never = (table: string, event: 'UPDATE' | 'DELETE') =>
  `CREATE TRIGGER ${table}_never_${event === 'UPDATE' ? 'change' : 'disappear'} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;
const instant = `at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z')`;

/** What the person answered to the notice (规定§14), and who signed for being there with them, or why not. */
export class KeepAnswersAndCompanions implements MigrationInterface {
  readonly name = 'KeepAnswersAndCompanions1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Signatures are never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('signatures have no way back'));
  }
}

const statements = [
  `CREATE TABLE companion_signings (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    companion INTEGER NOT NULL REFERENCES session_companions (number),
    image TEXT NOT NULL,
    strokes TEXT NOT NULL,
    device TEXT NOT NULL CHECK (device IN ('signature-pad', 'paper', '')),
    refusal TEXT NOT NULL CHECK ((refusal = '') = (device <> '')),
    byId TEXT REFERENCES people (id),
    ${instant},
    textHash TEXT NOT NULL CHECK (length(textHash) = 64)
  )`,
  `CREATE INDEX companion_signings_by_session ON companion_signings (sessionId)`,
  `CREATE TABLE notice_answers (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer <> ''),
    byId TEXT REFERENCES people (id),
    ${instant}
  )`,
  `CREATE INDEX notice_answers_by_session ON notice_answers (sessionId)`,
  ...['companion_signings', 'notice_answers'].flatMap((table) => [never(table, 'UPDATE'), never(table, 'DELETE')]),
];
