import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 制度§19 in its lesser measure: the sound or the pictures alone are not recorded, and the session goes on. */
export class AddSuspensionScope implements MigrationInterface {
  readonly name = 'AddSuspensionScope1797400000000';

  async up(runner: QueryRunner): Promise<void> {
    // What stood still before that was possible stood still as a whole.
    await runner.query(`ALTER TABLE suspensions ADD COLUMN scope TEXT NOT NULL DEFAULT 'all' CHECK (scope IN ('all', 'sound', 'picture'))`);
  }

  /** What was approved and not recorded is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the scope of suspensions has no way back'));
  }
}
