import type { Violation } from '../../db/check';
import { dataSourceFor } from '../../db/data-source';

/** Statements of somebody with a database tool, each with its undoing, and which violation must follow. */
export interface RowTamper {
  readonly kind: string;
  readonly what: string;
  readonly tamper: Statement;
  readonly undo: Statement;
  readonly names: (violation: Violation) => boolean;
}
type Value = string | number | null;
type Statement = readonly [sql: string, ...values: readonly Value[]];
type Row = Readonly<Record<string, Value>>;

/** The database without its triggers and checks: the tool of somebody who is allowed everything. */
export class BareDatabase {
  private constructor(private readonly source: ReturnType<typeof dataSourceFor>) {}

  static async open(file: string): Promise<BareDatabase> {
    const source = await dataSourceFor(file).initialize();
    const triggers = await source.query<{ name: string }[]>("SELECT name FROM sqlite_master WHERE type = 'trigger'");
    for (const { name } of triggers) await source.query(`DROP TRIGGER ${name}`);
    for (const pragma of ['foreign_keys = OFF', 'ignore_check_constraints = ON', 'synchronous = OFF'])
      await source.query(`PRAGMA ${pragma}`);
    return new BareDatabase(source);
  }

  async run([sql, ...values]: Statement): Promise<void> {
    await this.source.query(sql, values);
  }
  async rows(table: string): Promise<readonly Row[]> {
    return this.source.query<Row[]>(`SELECT * FROM ${table}`);
  }
  async close(): Promise<void> {
    await this.source.destroy();
  }
}

/** Every column of every row edited, and every row deleted, of the audit log, the segments and the sessions. */
export async function rowTampers(db: BareDatabase): Promise<readonly RowTamper[]> {
  const audit = await db.rows('audit_log');
  const segments = await db.rows('segments');
  const sessions = await db.rows('sessions');
  const entry = (n: number) => (violation: Violation) => [10, 20].includes(violation.invariant) && violation.subject === `entry ${n}`;
  const link = (row: Row) => (violation: Violation) =>
    violation.invariant === 14 && [`${String(row['sessionId'])} link ${String(row['n'])}`].includes(violation.subject);
  const session = (row: Row) => (violation: Violation) => violation.subject.startsWith(String(row['id']));
  return [
    ...audit.flatMap((row) => edits('audit_log', row, entry(Number(row['n'])))),
    ...audit.map((row) => deletion('audit_log', row, entry(Number(row['n'])))),
    ...segments.flatMap((row) => edits('segments', row, link(row))),
    ...segments.map((row) => deletion('segments', row, link(row))),
    ...sessions.flatMap((row) => edits('sessions', row, session(row))),
    ...sessions.map((row) => deletion('sessions', row, session(row))),
  ];
}

const keyColumns: Readonly<Record<string, readonly string[]>> = { audit_log: ['n'], segments: ['sessionId', 'n'], sessions: ['id'] };
const generatedColumns: ReadonlySet<string> = new Set(['endedAt']);

function edits(table: string, row: Row, names: RowTamper['names']): readonly RowTamper[] {
  return changeable(table, row).map((column) => {
    const value = row[column] ?? null;
    const other = alteredValue(value);
    return {
      kind: `${table} row edited`,
      what: `${table} ${label(row)} ${column}`,
      tamper: update(table, row, column, other),
      undo: update(table, { ...row, [column]: other }, column, value),
      names,
    };
  });
}

function deletion(table: string, row: Row, names: RowTamper['names']): RowTamper {
  const columns = changeable(table, row);
  const [where, keys] = keyOf(table, row);
  const values = columns.map((column) => row[column] ?? null);
  const undo: Statement = [`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...values];
  return {
    kind: `${table} row deleted`,
    what: `${table} ${label(row)}`,
    tamper: [`DELETE FROM ${table} WHERE ${where}`, ...keys],
    undo,
    names,
  };
}

function changeable(table: string, row: Row): readonly string[] {
  return Object.keys(row).filter((column) => !(table === 'sessions' && generatedColumns.has(column)));
}

function update(table: string, row: Row, column: string, to: Value): Statement {
  const [where, keys] = keyOf(table, row);
  return [`UPDATE ${table} SET ${column} = ? WHERE ${where}`, to, ...keys];
}

function keyOf(table: string, row: Row): readonly [where: string, values: readonly Value[]] {
  const columns = keyColumns[table] ?? [];
  return [columns.map((column) => `${column} = ?`).join(' AND '), columns.map((column) => row[column] ?? null)];
}

function label(row: Row): string {
  return String(row['id'] ?? `${String(row['sessionId'] ?? '')} ${String(row['n'])}`);
}

function alteredValue(value: Value): string | number {
  if (typeof value === 'number') return value + 1000;
  if (value === null) return '2026-11-25T09:00:00.000Z';
  return value.endsWith('Z') ? value.replace(/\d(?=Z$)/, (digit) => (digit === '9' ? '8' : String(Number(digit) + 1))) : `${value}x`;
}
