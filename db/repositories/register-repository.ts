import type { SqlConnection } from '../connection';
import { RegisterClosureRow } from '../entities/register-closure.entity';
import { RegisterCorrectionRow } from '../entities/register-correction.entity';
import { factsOfRegister, type RegisterFacts, type RegisterName } from './register-facts';

export interface LineFilter {
  readonly register: RegisterName;
  /** Of all rooms and months where they are undefined. */
  readonly roomId?: string | undefined;
  readonly month?: string | undefined;
  /** Only these lines. */
  readonly seqs?: readonly number[] | undefined;
}
/** Keyset: the lines behind this one in the order asked for; from the first where it is undefined. */
export interface LineWindow {
  readonly order: 'oldest-first' | 'newest-first';
  readonly after: number | undefined;
  readonly limit: number;
}
/** How often and how long a department used a room for a purpose in a month. */
export interface UseTotal {
  readonly month: string;
  readonly department: string;
  readonly purpose: string;
  readonly uses: number;
  /** Uses whose key has not come back yet; their time isn't in `usedMs`. */
  readonly open: number;
  readonly usedMs: number;
}

export function registerRepository(connection: SqlConnection) {
  return {
    /** A page of lines with what the rows behind them say now. */
    lines: (filter: LineFilter, { order, after, limit }: LineWindow): Promise<RegisterFacts[]> =>
      connection.run((manager) => {
        const { select, from } = factsOfRegister[filter.register];
        const { where, values } = conditions(filter);
        const direction = order === 'oldest-first' ? 'ASC' : 'DESC';
        const behind = after === undefined ? '' : ` AND seq ${order === 'oldest-first' ? '>' : '<'} ?`;
        return manager.query<RegisterFacts[]>(
          `SELECT ${select} FROM (
             SELECT * FROM register_lines WHERE ${where}${behind} ORDER BY seq ${direction} LIMIT ?
           ) AS line ${from} ORDER BY line.seq ${direction}`,
          [...values, ...(after === undefined ? [] : [after]), limit],
        );
      }),
    /** Numbers have no gaps: without a month the last one of each year is the count, and no line is looked at. */
    count: ({ register, roomId, month }: LineFilter): Promise<number> =>
      connection.run(async (manager) => {
        const { where, values } = conditions({ register, roomId, month });
        const [row] = await (month === undefined
          ? manager.query<{ readonly count: number | null }[]>(countByLastNumbers, [register, roomId ?? null, roomId ?? null])
          : manager.query<{ readonly count: number | null }[]>(`SELECT count(*) AS count FROM register_lines WHERE ${where}`, values));
        return row?.count ?? 0;
      }),
    /** The months of a room in which anything was registered, newest first. */
    months: (roomId: string): Promise<string[]> =>
      connection.run(async (manager) => {
        const rows = await manager.query<{ readonly month: string }[]>(monthsOfRoom, [
          JSON.stringify(Object.keys(factsOfRegister)),
          roomId,
        ]);
        return rows.map(({ month }) => month);
      }),
    closures: (roomId: string): Promise<RegisterClosureRow[]> =>
      connection.run((manager) => manager.find(RegisterClosureRow, { where: { roomId }, order: { number: 'DESC' } })),
    closure: (roomId: string, month: string): Promise<RegisterClosureRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(RegisterClosureRow, { roomId, month })) ?? undefined),
    close: (closure: RegisterClosureRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(RegisterClosureRow, closure);
      }),
    /** The lines of a month that can say something else since entry `after` of the audit log, and those behind line `lastSeq`: nothing changes without an entry. */
    touched: (roomId: string, month: string, { after, lastSeq }: { readonly after: number; readonly lastSeq: number }): Promise<number[]> =>
      connection.run(async (manager) => {
        const rows = await manager.query<{ readonly seq: number }[]>(touchedLines, [after, roomId, month, lastSeq]);
        return rows.map(({ seq }) => seq);
      }),
    corrections: (roomId: string, month: string): Promise<RegisterCorrectionRow[]> =>
      connection.run((manager) => manager.find(RegisterCorrectionRow, { where: { roomId, month }, order: { number: 'ASC' } })),
    /** Gives each its number, in this order; all of them or none. */
    correct: (rows: readonly Omit<RegisterCorrectionRow, 'number'>[]): Promise<void> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          for (const row of rows) {
            const last = await manager.findOne(RegisterCorrectionRow, {
              where: { roomId: row.roomId, month: row.month },
              order: { number: 'DESC' },
            });
            await manager.insert(RegisterCorrectionRow, { ...row, number: (last?.number ?? 0) + 1 });
          }
        }),
      ),
    /** 规定§23: uses of a room by month, department and purpose, over months from first to last. */
    useTotals: (roomId: string, first: string, last: string): Promise<UseTotal[]> =>
      connection.run((manager) =>
        manager.query<UseTotal[]>(
          `SELECT month, department, purpose, count(*) AS uses, sum(returnedAt IS NULL) AS open,
             coalesce(sum(CAST(round((julianday(returnedAt) - julianday(at)) * 86400000) AS INTEGER)), 0) AS usedMs
           FROM (
             SELECT line.month, booking.department, booking.purpose, line.at,
               (SELECT at FROM key_movements WHERE bookingId = booking.id AND kind = 'returned' ORDER BY number DESC LIMIT 1) AS returnedAt
             FROM register_lines AS line JOIN bookings AS booking ON booking.id = line.sourceId
             WHERE line.register = 'use' AND line.roomId = ? AND line.month BETWEEN ? AND ?
           ) GROUP BY month, department, purpose ORDER BY month, department, purpose`,
          [roomId, first, last],
        ),
      ),
  };
}

/** From year to year and from month to month by the index, instead of through all lines. */
const countByLastNumbers = `WITH RECURSIVE years (register, roomId, year) AS (
    SELECT asked.register, rooms.id, (SELECT max(year) FROM register_lines WHERE register = asked.register AND roomId = rooms.id)
    FROM (SELECT ? AS register) AS asked, rooms WHERE ? IS NULL OR rooms.id = ?
    UNION ALL
    SELECT register, roomId, (
      SELECT max(year) FROM register_lines AS line WHERE line.register = years.register AND line.roomId = years.roomId AND line.year < years.year
    ) FROM years WHERE year IS NOT NULL
  )
  SELECT sum((
    SELECT max(number) FROM register_lines AS line
    WHERE line.register = years.register AND line.roomId = years.roomId AND line.year = years.year
  )) AS count FROM years WHERE year IS NOT NULL`;
const monthsOfRoom = `WITH RECURSIVE months (register, roomId, month) AS (
    SELECT names.value, asked.roomId, (SELECT max(month) FROM register_lines WHERE register = names.value AND roomId = asked.roomId)
    FROM json_each(?) AS names, (SELECT ? AS roomId) AS asked
    UNION ALL
    SELECT register, roomId, (
      SELECT max(month) FROM register_lines AS line
      WHERE line.register = months.register AND line.roomId = months.roomId AND line.month < months.month
    ) FROM months WHERE month IS NOT NULL
  )
  SELECT DISTINCT month FROM months WHERE month IS NOT NULL ORDER BY month DESC`;

const touchedLines = `WITH changed (object) AS (SELECT DISTINCT object FROM audit_log WHERE n > ?)
  SELECT seq FROM register_lines AS line WHERE line.roomId = ? AND line.month = ? AND (
    line.seq > ?
    OR line.sourceId IN changed
    OR CASE line.register
      WHEN 'use' THEN EXISTS (SELECT 1 FROM sessions WHERE bookingId = line.sourceId AND id IN changed)
      WHEN 'key' THEN (SELECT bookingId FROM key_movements WHERE number = CAST(line.sourceId AS INTEGER)) IN changed
      WHEN 'admission' THEN substr(line.sourceId, 11) IN changed
        OR (SELECT bookingId FROM admissions WHERE number = CAST(substr(line.sourceId, 11) AS INTEGER)) IN changed
        OR (SELECT bookingId FROM sessions WHERE id = line.sourceId) IN changed
      WHEN 'approval' THEN (SELECT bookingId FROM booking_events WHERE number = CAST(substr(line.sourceId, 7) AS INTEGER)) IN changed
        OR (SELECT object FROM audit_log WHERE n = CAST(line.sourceId AS INTEGER)) IN changed
      ELSE false END
  ) ORDER BY seq`;

function conditions({ register, roomId, month, seqs }: LineFilter): { readonly where: string; readonly values: string[] } {
  const wanted = Object.entries({ register, roomId, month }).filter((one): one is [string, string] => one[1] !== undefined);
  const among = seqs === undefined ? [] : ['seq IN (SELECT value FROM json_each(?))'];
  return {
    where: [...wanted.map(([column]) => `${column} = ?`), ...among].join(' AND '),
    values: [...wanted.map(([, value]) => value), ...(seqs === undefined ? [] : [JSON.stringify(seqs)])],
  };
}
