import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn, rebuildTable, withForeignKeysResting } from './rebuild-table';
import { earlierAdmissions, registerSources } from './register-sources';

/** 规定§3, §5: what a closing act writes down, and registers that are numbered from the rows that people make. */
export class CloseAndRegister implements MigrationInterface {
  readonly name = 'CloseAndRegister1795800000000';
  /** `withForeignKeysResting` makes its own. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    if (await hasColumn(runner, 'sessions', 'closingFacts')) return;
    await withForeignKeysResting(runner, async () => {
      await rebuildTable(runner, 'sessions', signedAndClosed);
      for (const statement of [...registerSources, earlierAdmissions]) await runner.query(statement);
    });
  }

  /** A record that was signed and then closed doesn't fit into the table before. */
  down(): Promise<void> {
    return Promise.reject(new Error('closing acts and numbers that were given are not taken back'));
  }
}

/** The minutes are written and signed before the act that closes: outcome and signature may stand before it, and never a thumbprint beside it (规定§15). */
function signedAndClosed(table: string): string {
  const replaced = [
    ['closingOutcome TEXT,', 'closingOutcome TEXT, closingFacts TEXT, unsignedReason TEXT,'],
    [
      'CHECK ((closedAt IS NULL) = (closedById IS NULL) AND (closedAt IS NULL) = (closingOutcome IS NULL))',
      `CHECK ((closedAt IS NULL) = (closedById IS NULL) AND (closedAt IS NULL OR closingOutcome IS NOT NULL)),
       CHECK (closingFacts IS NULL OR closingOutcome IS NOT NULL),
       CHECK (unsignedReason IS NULL OR closedAt IS NOT NULL)`,
    ],
    ['CHECK (closedAt IS NULL OR (signedAt IS NULL AND thumbprintedAt IS NULL))', 'CHECK (closedAt IS NULL OR thumbprintedAt IS NULL)'],
  ] as const;
  return replaced.reduce((sql, [before, after]) => {
    if (!sql.includes(before)) throw new Error('the table of sessions is not the one that this release knows');
    return sql.replace(before, after);
  }, table);
}
