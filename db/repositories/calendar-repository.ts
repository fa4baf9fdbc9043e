import type { SqlConnection } from '../connection';
import type { BookingRow } from '../entities/booking.entity';
import { beginOf } from './booking-repository';
import { allLines, wordSources, type Condition, type LineSource, type WordFilter } from './booking-words';

export type CalendarRow = Pick<
  BookingRow,
  'id' | 'roomId' | 'purpose' | 'questionedRole' | 'startsAt' | 'endsAt' | 'status' | 'department' | 'requestedById'
> & { readonly requestedBy: string };
export type BookingLineRow = CalendarRow & Pick<BookingRow, 'caseNumber' | 'caseName' | 'questionedName'>;
export type UsedTime = Pick<BookingRow, 'roomId' | 'startsAt' | 'endsAt'>;

export interface LineFilter extends WordFilter {
  readonly roomId: string | undefined;
}
interface LineCursor {
  readonly startsAt: string;
  readonly id: string;
}

const columns = `booking.id, booking.roomId, booking.purpose, booking.questionedRole, booking.startsAt, booking.endsAt, booking.status, booking.department,
  booking.requestedById, person.name AS requestedBy`;
const source = allLines.from;
const holds = `booking.status NOT IN ('rejected', 'cancelled')`;
const touches = `booking.startsAt < ? AND booking.startsAt >= ? AND booking.endsAt > ?`;

/** Bookings as the calendar shows them: many at once, of each no more than it shows. */
export function calendarRepository(connection: SqlConnection) {
  return {
    /** Those that hold a room within [from, to), of one room or of all, in order of their start. */
    touching: (from: string, to: string, roomId: string | undefined): Promise<CalendarRow[]> =>
      connection.run((manager) =>
        manager.query<CalendarRow[]>(
          `SELECT ${columns} ${source} WHERE ${touches} AND ${holds}${roomId === undefined ? '' : ' AND booking.roomId = ?'}
           ORDER BY booking.startsAt, booking.requestedAt`,
          [to, beginOf(from), from, ...(roomId === undefined ? [] : [roomId])],
        ),
      ),
    /** The times alone, of all rooms. */
    times: (from: string, to: string): Promise<UsedTime[]> =>
      connection.run((manager) =>
        manager.query<UsedTime[]>(
          `SELECT booking.roomId, booking.startsAt, booking.endsAt FROM bookings AS booking WHERE ${touches} AND ${holds}`,
          [to, beginOf(from), from],
        ),
      ),
    /** Keyset: the lines behind `after`, the latest start first. */
    lines: (filter: LineFilter, after: LineCursor | undefined, limit: number): Promise<BookingLineRow[]> =>
      connection.run(async (manager) => {
        const read = ({ from, given = [], where }: LineSource) => {
          const conditions = [...where, ...behind(filter.roomId, after)];
          return manager.query<BookingLineRow[]>(
            `SELECT ${columns}, booking.caseNumber, booking.caseName, booking.questionedName ${from}
             WHERE ${['1 = 1', ...conditions.map(([condition]) => condition)].join(' AND ')}
             ORDER BY booking.startsAt DESC, booking.id DESC LIMIT ?`,
            [...given, ...conditions.flatMap(([, ...values]) => values), limit],
          );
        };
        const sources = filter.text === '' ? [allLines] : await wordSources(manager, filter);
        const found = await Promise.all(sources.map(read));
        const byId = new Map(found.flat().map((line) => [line.id, line]));
        return [...byId.values()].toSorted(latestFirst).slice(0, limit);
      }),
  };
}

function behind(roomId: string | undefined, after: LineCursor | undefined): readonly Condition[] {
  return [
    ...(roomId === undefined ? [] : [['booking.roomId = ?', roomId] as const]),
    ...(after ? [['(booking.startsAt, booking.id) < (?, ?)', after.startsAt, after.id] as const] : []),
  ];
}

function latestFirst(a: LineCursor, b: LineCursor): number {
  const [left, right] = [`${a.startsAt} ${a.id}`, `${b.startsAt} ${b.id}`];
  return left < right ? 1 : left > right ? -1 : 0;
}
