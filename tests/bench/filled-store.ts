import type { DataSource } from 'typeorm';

const bookingColumns = `id, roomId, purpose, startsAt, endsAt, status, caseNumber, caseName, questionedName, questionedRole, questionedPosition, questionedIdNumber,
  department, requestedById, requestedAt, decidedById, decidedAt, decisionReason, cleanedAt, cleanedById`;

/** Who uses the room, as the store knows them. */
export interface Users {
  readonly roomId: string;
  readonly administratorId: string;
  readonly inspectorId: string;
}

/** `count` uses of a room on end, an hour each, the key back after half of it. Rows by SQL: the rules that number lines are the store's own. */
export async function fillUses(
  source: DataSource,
  count: number,
  { roomId, administratorId, inspectorId }: Users,
  from = '2010-01-01',
): Promise<void> {
  const time = (shift: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', '${from}', '+' || n || ' hours', '${shift}')`;
  const numbers = `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;
  const keys = `INSERT INTO key_movements (roomId, bookingId, kind, fromId, toId, at)`;
  for (const statement of [
    `BEGIN`,
    `${numbers} INSERT INTO bookings (${bookingColumns}) SELECT 'b' || n, '${roomId}', 'hearing', ${time('+0 minutes')}, ${time('+30 minutes')}, 'keyReturned',
       'n' || n, 'case ' || n, 'name', 'party', '', '', 'department ' || n % 8, '${inspectorId}', ${time('+0 minutes')}, '${administratorId}', ${time('+0 minutes')}, NULL,
       ${time('+30 minutes')}, '${administratorId}' FROM numbers`,
    `${numbers} ${keys} SELECT '${roomId}', 'b' || n, 'issued', '${administratorId}', '${inspectorId}', ${time('+0 minutes')} FROM numbers`,
    `${numbers} ${keys} SELECT '${roomId}', 'b' || n, 'returned', '${inspectorId}', '${administratorId}', ${time('+30 minutes')} FROM numbers`,
    `COMMIT`,
  ])
    await source.query(statement);
}
