import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the audit log says about one thing is asked for each recording of the archive. */
export class IndexAuditObjects implements MigrationInterface {
  readonly name = 'IndexAuditObjects1795170000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX audit_log_object ON audit_log (object, action)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_log_object');
  }
}
