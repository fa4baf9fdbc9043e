import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn, rebuildTable, withForeignKeysResting } from './rebuild-table';

/** 规定§15, 制度§19: a questioning may end without signature and thumbprint, by two officers who say why; that is its end then. */
export class EndUnsigned implements MigrationInterface {
  readonly name = 'EndUnsigned1795900000000';
  /** `withForeignKeysResting` makes its own. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    if (await hasColumn(runner, 'sessions', 'unsignedHow')) return;
    await withForeignKeysResting(runner, () => rebuildTable(runner, 'sessions', endedUnsigned));
  }

  /** A session that ended so has no end in the table before. */
  down(): Promise<void> {
    return Promise.reject(new Error('ends without signature are not taken back'));
  }
}

const parts = [
  'unsignedGround',
  'unsignedWords',
  'unsignedWitness',
  'unsignedFirstId',
  'unsignedFirstAt',
  'unsignedSecondId',
  'unsignedSecondAt',
];
const instant = (column: string) => `${column} TEXT CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;

function endedUnsigned(table: string): string {
  const replaced = [
    [
      'endedAt TEXT GENERATED ALWAYS AS (coalesce(closedAt, max(signedAt, thumbprintedAt))) STORED',
      `unsignedHow TEXT CHECK (unsignedHow IN ('refused', 'stopped')),
       unsignedGround TEXT,
       unsignedWords TEXT,
       unsignedWitness TEXT,
       unsignedFirstId TEXT REFERENCES people (id),
       ${instant('unsignedFirstAt')},
       unsignedSecondId TEXT REFERENCES people (id),
       ${instant('unsignedSecondAt')},
       endedAt TEXT GENERATED ALWAYS AS (coalesce(closedAt, max(unsignedFirstAt, unsignedSecondAt), max(signedAt, thumbprintedAt))) STORED`,
    ],
    [
      'CHECK (leadId <> recorderId)',
      `CHECK (leadId <> recorderId),
       CHECK (unsignedFirstId <> unsignedSecondId),
       CHECK (${parts.map((part) => `(unsignedHow IS NULL) = (${part} IS NULL)`).join(' AND ')}),
       CHECK (unsignedHow IS NULL OR (thumbprintedAt IS NULL AND closedAt IS NULL))`,
    ],
  ] as const;
  return replaced.reduce((sql, [before, after]) => {
    if (!sql.includes(before)) throw new Error('the table of sessions is not the one that this release knows');
    return sql.replace(before, after);
  }, table);
}
