import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has left the agency stays in the file, since records name him, and signs in no more. */
export class RetirePeople implements MigrationInterface {
  readonly name = 'RetirePeople1797000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE people ADD COLUMN retiredAt TEXT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE people DROP COLUMN retiredAt`);
  }
}
