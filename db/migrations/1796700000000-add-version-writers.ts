import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who typed, took back or did again what a line of the 笔录 said; unknown of what was written before. */
export class AddVersionWriters implements MigrationInterface {
  readonly name = 'AddVersionWriters1796700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transcript_versions ADD COLUMN byId TEXT REFERENCES people (id)');
  }

  /** Who wrote is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the writers of versions have no way back'));
  }
}
