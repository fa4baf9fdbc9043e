import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 示证: what was shown to the person, from when to when; and words that were added to a mark afterwards. */
export class AddExhibits implements MigrationInterface {
  readonly name = 'AddExhibits1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...guards]) await runner.query(statement);
  }

  /** What was shown is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('what was shown to a person has no way back'));
  }
}

const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;

const tables = [
  `CREATE TABLE mark_words (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    markNumber INTEGER NOT NULL REFERENCES session_notes (number),
    at TEXT NOT NULL ${isInstant('at')},
    text TEXT NOT NULL CHECK (text <> ''),
    byId TEXT REFERENCES people (id)
  )`,
  `CREATE INDEX mark_words_by_session ON mark_words (sessionId, number)`,
  `CREATE TABLE exhibits (
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    name TEXT NOT NULL CHECK (name <> ''),
    page TEXT NOT NULL,
    shownAt TEXT NOT NULL ${isInstant('shownAt')},
    shownById TEXT NOT NULL REFERENCES people (id),
    pictureSource TEXT CHECK (pictureSource IN ('camera', 'file')),
    pictureName TEXT,
    pictureFile TEXT,
    pictureSha256 TEXT,
    takenBackAt TEXT ${isInstant('takenBackAt')},
    takenBackById TEXT REFERENCES people (id),
    PRIMARY KEY (sessionId, number),
    CHECK ((pictureSource IS NULL) = (pictureFile IS NULL)),
    CHECK ((pictureSource IS NULL) = (pictureName IS NULL)),
    CHECK ((pictureSource IS NULL) = (pictureSha256 IS NULL)),
    CHECK ((takenBackAt IS NULL) = (takenBackById IS NULL)),
    CHECK (takenBackAt IS NULL OR takenBackAt >= shownAt)
  ) WITHOUT ROWID`,
];

const refuse = `BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;
const guards = [
  `CREATE TRIGGER mark_words_never_change BEFORE UPDATE ON mark_words ${refuse}`,
  `CREATE TRIGGER mark_words_never_disappear BEFORE DELETE ON mark_words ${refuse}`,
  `CREATE TRIGGER exhibits_never_disappear BEFORE DELETE ON exhibits ${refuse}`,
  // Only its end is added, once.
  `CREATE TRIGGER exhibits_only_end BEFORE UPDATE ON exhibits
   WHEN OLD.takenBackAt IS NOT NULL OR NEW.sessionId <> OLD.sessionId OR NEW.number <> OLD.number OR NEW.name <> OLD.name OR NEW.page <> OLD.page
     OR NEW.shownAt <> OLD.shownAt OR NEW.shownById <> OLD.shownById OR NEW.pictureSource IS NOT OLD.pictureSource
     OR NEW.pictureName IS NOT OLD.pictureName OR NEW.pictureFile IS NOT OLD.pictureFile OR NEW.pictureSha256 IS NOT OLD.pictureSha256 ${refuse}`,
];
