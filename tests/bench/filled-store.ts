import type { DataSource } from 'typeorm';
import { dataSourceFor, openDatabase, type Database } from '../../db/data-source';

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

/** A store of its own: the room X1, its administrator `chen`, the inspector `lin`, `count` uses, and what `more` puts in. */
export async function storeOfUses(
  file: string,
  count: number,
  more: (source: DataSource) => Promise<unknown> = () => Promise.resolve(),
): Promise<Database> {
  await (await openDatabase(file)).close();
  const source = await dataSourceFor(file).initialize();
  const person = (id: string, role: string, order: number) =>
    `INSERT INTO people (id, name, role, department, badgeNumber, pinHash, rosterOrder) VALUES ('${id}', '${id}', '${role}', 'x', '', 'x', ${order})`;
  for (const statement of [
    `INSERT INTO rooms VALUES ('X1', 'X1', '')`,
    person('chen', 'room-administrator', 1),
    person('lin', 'inspector', 2),
  ])
    await source.query(statement);
  await fillUses(source, count, { roomId: 'X1', administratorId: 'chen', inspectorId: 'lin' });
  await more(source);
  await source.destroy();
  return openDatabase(file);
}
