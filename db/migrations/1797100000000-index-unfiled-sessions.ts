import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The few sealed recordings that still want something done, among all that ever were (规定§17, 制度§20). */
export class IndexUnfiledSessions implements MigrationInterface {
  readonly name = 'IndexUnfiledSessions1797100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX unfiled_sessions ON sessions (sealedAt, id) WHERE phase = 'sealed' AND filedAt IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX unfiled_sessions`);
  }
}
