import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every state that a line of the 笔录 ever had; a line that is taken out is struck and stays. */
export class AddTranscriptVersions implements MigrationInterface {
  readonly name = 'AddTranscriptVersions1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE transcript_lines ADD COLUMN struckAt TEXT CHECK (struckAt GLOB '????-??-??T??:??:??.???Z')`,
      `CREATE TABLE transcript_versions (
        number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        sessionId TEXT NOT NULL REFERENCES sessions (id),
        lineId TEXT NOT NULL REFERENCES transcript_lines (id),
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
        change TEXT NOT NULL CHECK (change IN ('written', 'undone', 'redone', 'corrected')),
        kind TEXT NOT NULL CHECK (kind IN ('question', 'answer', 'note')),
        text TEXT NOT NULL,
        struck INTEGER NOT NULL CHECK (struck IN (0, 1))
      )`,
      `CREATE INDEX versions_by_session ON transcript_versions (sessionId, number)`,
      `CREATE INDEX versions_by_line ON transcript_versions (lineId, number)`,
      // What stands is the first version that is known of it; nothing goes back behind it.
      `INSERT INTO transcript_versions (sessionId, lineId, at, change, kind, text, struck)
       SELECT sessionId, id, at, 'corrected', kind, text, 0 FROM transcript_lines ORDER BY sessionId, ordinal`,
      `CREATE TRIGGER transcript_versions_never_change BEFORE UPDATE ON transcript_versions BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
      `CREATE TRIGGER transcript_versions_never_disappear BEFORE DELETE ON transcript_versions BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    ]) {
      await runner.query(statement);
    }
  }

  /** What was typed is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the versions of the lines have no way back'));
  }
}
