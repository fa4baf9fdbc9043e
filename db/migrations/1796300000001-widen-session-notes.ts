import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rebuildTable } from './rebuild-table';

/** 规定§14, 补正: what was read and told is kept as it was said, and so is what made a condition good. */
export class WidenSessionNotes implements MigrationInterface {
  readonly name = 'WidenSessionNotes1796300000001';

  async up(runner: QueryRunner): Promise<void> {
    await rebuildTable(runner, 'session_notes', (sql) =>
      sql.replace("'entry', 'interruption'", "'entry', 'interruption', 'notice-read', 'rights-told', 'repair'"),
    );
  }

  /** What happened is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the notes of sessions have no way back'));
  }
}
