import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 制度§19: who approved a suspension by telephone signs for it afterwards, once, with the own PIN. */
export class AddSuspensionCountersigns implements MigrationInterface {
  readonly name = 'AddSuspensionCountersigns1796700000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE suspension_countersigns (
        suspensionNumber INTEGER PRIMARY KEY NOT NULL REFERENCES suspensions (number),
        byId TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z')
      )`,
      `CREATE TRIGGER suspension_countersigns_never_change BEFORE UPDATE ON suspension_countersigns BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
      `CREATE TRIGGER suspension_countersigns_never_disappear BEFORE DELETE ON suspension_countersigns BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    ]) {
      await runner.query(statement);
    }
  }

  /** What was signed is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('countersignatures have no way back'));
  }
}
