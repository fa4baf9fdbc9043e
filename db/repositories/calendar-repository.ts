import type { SqlConnection } from '../connection';
import type { BookingRow } from '../entities/booking.entity';
import { beginOf } from './booking-repository';

export type CalendarRow = Pick<
  BookingRow,
  'id' | 'roomId' | 'purpose' | 'questionedRole' | 'startsAt' | 'endsAt' | 'status' | 'department' | 'requestedById'
> & { readonly requestedBy: string };
export type BookingLineRow = CalendarRow & Pick<BookingRow, 'caseNumber' | 'caseName' | 'questionedName'>;
export type UsedTime = Pick<BookingRow, 'roomId' | 'startsAt' | 'endsAt'>;

/** Whose words may be searched: of one department and of who asked, or of all where `department` is undefined. */
export interface LineFilter {
  readonly text: string;
  readonly roomId: string | undefined;
  readonly viewerId: string;
  readonly department: string | undefined;
}

const columns = `booking.id, booking.roomId, booking.purpose, booking.questionedRole, booking.startsAt, booking.endsAt, booking.status, booking.department,
  booking.requestedById, person.name AS requestedBy`;
const source = `FROM bookings AS booking JOIN people AS person ON person.id = booking.requestedById`;
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
    lines: (
      filter: LineFilter,
      after: { readonly startsAt: string; readonly id: string } | undefined,
      limit: number,
    ): Promise<BookingLineRow[]> =>
      connection.run((manager) => {
        const { text, roomId, viewerId, department } = filter;
        const found = ['caseName', 'caseNumber', 'questionedName'].map((column) => `instr(booking.${column}, ?) > 0`).join(' OR ');
        const theirs = department === undefined ? '' : '(booking.department = ? OR booking.requestedById = ?) AND ';
        const conditions: readonly (readonly [string, ...unknown[]])[] = [
          ['1 = 1'],
          ...(roomId === undefined ? [] : [['booking.roomId = ?', roomId] as const]),
          ...(after ? [['(booking.startsAt, booking.id) < (?, ?)', after.startsAt, after.id] as const] : []),
          ...(text === ''
            ? []
            : [
                [
                  `(instr(person.name, ?) > 0 OR (${theirs}(${found})))`,
                  ...[text, ...(department === undefined ? [] : [department, viewerId]), text, text, text],
                ] as const,
              ]),
        ];
        return manager.query<BookingLineRow[]>(
          `SELECT ${columns}, booking.caseNumber, booking.caseName, booking.questionedName ${source}
           WHERE ${conditions.map(([condition]) => condition).join(' AND ')} ORDER BY booking.startsAt DESC, booking.id DESC LIMIT ?`,
          [...conditions.flatMap(([, ...values]) => values), limit],
        );
      }),
  };
}
