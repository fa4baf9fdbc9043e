import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = ['transcript_reviews', 'page_signings', 'signed_papers'];

/** What was signed is read with each view of its session: the pictures of all the others are not to be walked through. */
export class IndexSignings implements MigrationInterface {
  readonly name = 'IndexSignings1796800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of indexes) await runner.query(`CREATE INDEX ${table}_by_session ON ${table} (sessionId)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of indexes) await runner.query(`DROP INDEX ${table}_by_session`);
  }
}
