import type { QueryRunner } from 'typeorm';

/** SQLite changes a check or a generated column only with its table: made anew as `change` writes it, with its rows, indexes and triggers. */
export async function rebuildTable(runner: QueryRunner, table: string, change: (sql: string) => string): Promise<void> {
  type Made = readonly { readonly type: string; readonly sql: string }[];
  const made = (await runner.query(`SELECT type, sql FROM sqlite_master WHERE tbl_name = '${table}' AND sql IS NOT NULL`)) as Made;
  const before = made.find(({ type }) => type === 'table')?.sql ?? '';
  const next = change(before).replace(new RegExp(`^CREATE TABLE "?${table}"?`), `CREATE TABLE ${table}_next`);
  const all = (await runner.query(`PRAGMA table_xinfo(${table})`)) as readonly { readonly name: string; readonly hidden: number }[];
  const kept = all
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name)
    .join(', ');
  await runner.query(next);
  await runner.query(`INSERT INTO ${table}_next (${kept}) SELECT ${kept} FROM ${table}`);
  await runner.query(`DROP TABLE ${table}`);
  await runner.query(`ALTER TABLE ${table}_next RENAME TO ${table}`);
  for (const { sql } of made.filter(({ type }) => type !== 'table')) await runner.query(sql);
}

/** A table that others refer to is rebuilt: foreign keys rest meanwhile, which a transaction of the migration's own wouldn't allow. All of `work` or nothing. */
export async function withForeignKeysResting(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  await runner.query('PRAGMA foreign_keys = OFF');
  await runner.startTransaction();
  try {
    await work();
    const broken = (await runner.query('PRAGMA foreign_key_check')) as readonly unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} references broken by the rebuilt table`);
    await runner.commitTransaction();
  } catch (problem) {
    await runner.rollbackTransaction();
    throw problem;
  } finally {
    await runner.query('PRAGMA foreign_keys = ON');
  }
}

/** Whether a migration without a transaction of its own has run already: a power cut may come between its commit and the note of it. */
export async function hasColumn(runner: QueryRunner, table: string, column: string): Promise<boolean> {
  const columns = (await runner.query(`PRAGMA table_xinfo(${table})`)) as readonly { readonly name: string }[];
  return columns.some(({ name }) => name === column);
}
