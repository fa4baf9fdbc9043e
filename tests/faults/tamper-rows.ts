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
type Statement = readonly [sql: string, ...values: readonly (string | number | null)[]];
type Row = Readonly<Record<string, string | number | null>>;

/** The database without its triggers and checks: the tool of somebody who is allowed everything. */
export class BareDatabase {
  private constructor(private readonly source: ReturnType<typeof dataSourceFor>) {}

  static async open(file: string): Promise<BareDatabase> {
    const source = await dataSourceFor(file).initialize();
    const triggers = await source.query<{ name: string }[]>("SELECT name FROM sqlite_master WHERE type = 'trigger'");
    for (const { name } of triggers) await source.query(`DROP TRIGGER ${name}`);
    for (const pragma of ['foreign_keys = OFF', 'ignore_check_constraints = ON', 'synchronous = OFF']) await source.query(`PRAGMA ${pragma}`);
    return new BareDatabase(source);
  }

  async run([sql, ...values]: Statement): Promise<void> {
    await this.source.query(sql, values);
  }
  async rows(table: string): Promise<readonly Row[]> {
    return this.source.query<Row[]>(`SELECT rowid AS rowid, * FROM ${table} ORDER BY rowid`);
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

function edits(table: string, row: Row, names: RowTamper['names']): readonly RowTamper[] {
  return Object.entries(row)
    .filter(([column]) => !['rowid', 'endedAt'].includes(column))
    .map(([column, value]) => {
      const set = (to: string | number | null): Statement => [`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`, to, rowid(table, row, column, to)];
      const undo: Statement = [`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`, value ?? null, rowid(table, row, column, value ?? null)];
      const other = alteredValue(value ?? null, column);
      const back: Statement = table === 'audit_log' && column === 'n' ? [`UPDATE audit_log SET n = ? WHERE n = ?`, value ?? null, other] : undo;
      return { kind: `${table} row edited`, what: `${table} ${label(row)} ${column}`, tamper: set(other), undo: back, names };
    });
}

/** Of the audit log the row id is its number. */
function rowid(_table: string, row: Row, _column: string, _to: string | number | null): number {
  return Number(row['rowid'] ?? row['n']);
}

function deletion(table: string, row: Row, names: RowTamper['names']): RowTamper {
  const columns = Object.keys(row).filter((column) => !['rowid', 'endedAt'].includes(column));
  const marks = columns.map(() => '?').join(', ');
  const undo: Statement = [`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, ...columns.map((column) => row[column] ?? null)];
  return {
    kind: `${table} row deleted`,
    what: `${table} ${label(row)}`,
    tamper: [`DELETE FROM ${table} WHERE rowid = ?`, Number(row['rowid'] ?? row['n'])],
    undo,
    names,
  };
}

function label(row: Row): string {
  return String(row['id'] ?? `${String(row['sessionId'] ?? '')} ${String(row['n'])}`);
}

function alteredValue(value: string | number | null, column: string): string | number {
  if (typeof value === 'number') return column === 'n' ? value + 1000 : value + 1;
  if (value === null) return '2026-11-25T09:00:00.000Z';
  return value.endsWith('Z') ? value.replace(/\d(?=Z$)/, (digit) => (digit === '9' ? '8' : String(Number(digit) + 1))) : `${value}x`;
}
