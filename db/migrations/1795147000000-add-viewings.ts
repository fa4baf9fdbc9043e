import type { MigrationInterface, QueryRunner } from 'typeorm';

const instant = (column: string) => `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;

/** 规定§18: who watched which stretch of a recording; append-only. */
export class AddViewings implements MigrationInterface {
  readonly name = 'AddViewings1795147000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE viewings (
        number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        sessionId TEXT NOT NULL REFERENCES sessions (id),
        personId TEXT NOT NULL REFERENCES people (id),
        ${instant('at')},
        ${instant('fromAt')},
        ${instant('toAt')},
        CHECK (fromAt < toAt)
      )`,
      `CREATE INDEX viewings_by_session ON viewings (sessionId, personId)`,
      `CREATE TRIGGER viewings_never_change BEFORE UPDATE ON viewings BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
      `CREATE TRIGGER viewings_never_disappear BEFORE DELETE ON viewings BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    ]) {
      await runner.query(statement);
    }
  }

  /** A register of who saw what is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the register of viewings has no way back'));
  }
}
