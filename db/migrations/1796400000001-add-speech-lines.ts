import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 语音草稿: what a machine heard of a session, apart from the 笔录. */
export class AddSpeechLines implements MigrationInterface {
  readonly name = 'AddSpeechLines1796400000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE speech_lines');
  }
}

const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;

const statements = [
  `CREATE TABLE speech_lines (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    fromAt TEXT NOT NULL ${isInstant('fromAt')},
    toAt TEXT NOT NULL ${isInstant('toAt')},
    text TEXT NOT NULL CHECK (text <> ''),
    takenAt TEXT ${isInstant('takenAt')},
    takenById TEXT REFERENCES people (id),
    CHECK (fromAt <= toAt),
    CHECK ((takenAt IS NULL) = (takenById IS NULL))
  )`,
  `CREATE INDEX speech_lines_by_session ON speech_lines (sessionId, number)`,
  // A file that a restarted kiosk is told of again is heard once.
  `CREATE UNIQUE INDEX speech_lines_once ON speech_lines (sessionId, fromAt)`,
];
