import { QueryFailedError, type EntityManager } from 'typeorm';
import type { SqlConnection } from '../connection';
import { BookingRow } from '../entities/booking.entity';
import { longestBookingMs } from '../longest-booking';

/** The room is taken at that time (规定§11); `conflictingBookingId` is the earliest booking in the way. */
export class OverlapError extends Error {
  constructor(readonly conflictingBookingId: string) {
    super(`booking.overlaps: ${conflictingBookingId}`);
    this.name = 'OverlapError';
  }
}

/** Who is to be questioned is at that time in another room; `otherBookingId` is the earliest booking in the way. */
export class PersonElsewhereError extends Error {
  constructor(readonly otherBookingId: string) {
    super(`booking.person-elsewhere: ${otherBookingId}`);
    this.name = 'PersonElsewhereError';
  }
}

/** A booking in one of these holds its time (规定§11), and still wants something done. */
export const liveStatuses = ['requested', 'approved', 'keyIssued'] as const;

/** The decision and the cleaning come later; until then they are null. */
export type NewBooking = Omit<
  BookingRow,
  | 'procedure'
  | 'decidedById'
  | 'decidedAt'
  | 'decisionReason'
  | 'cleanedAt'
  | 'cleanedById'
  | 'registeredAt'
  | 'registeredById'
  | 'moreAskedAt'
> &
  Partial<BookingRow>;

/** One act that was booked for the room, as far as it is to be seen whether it was held there. */
export interface BookedAct {
  readonly bookingId: string;
  readonly startsAt: string;
  readonly roomName: string;
  readonly purpose: string;
  readonly department: string;
  readonly caseNumber: string;
  readonly caseName: string;
  readonly requestedBy: string;
  readonly requestedById: string;
  readonly inSpan: boolean;
  readonly keyIssued: boolean;
  readonly recorded: boolean;
}
type Flag = 'inSpan' | 'keyIssued' | 'recorded';

const actsOfSpan = `SELECT booking.id AS bookingId, booking.startsAt, room.name AS roomName, booking.purpose, booking.department, booking.caseNumber,
    booking.caseName, person.name AS requestedBy, booking.requestedById, booking.startsAt >= ? AND booking.startsAt < ? AND booking.endsAt < ? AS inSpan,
    EXISTS (SELECT 1 FROM key_movements WHERE bookingId = booking.id AND kind = 'issued') AS keyIssued,
    EXISTS (SELECT 1 FROM sessions WHERE bookingId = booking.id AND startedAt IS NOT NULL) AS recorded
  FROM bookings AS booking JOIN rooms AS room ON room.id = booking.roomId JOIN people AS person ON person.id = booking.requestedById
  WHERE booking.status IN ('approved', 'keyIssued', 'keyReturned')
    AND ((booking.startsAt >= ? AND booking.startsAt < ?)
      OR booking.caseNumber IN (SELECT caseNumber FROM bookings WHERE caseNumber <> '' AND startsAt >= ? AND startsAt < ?))
  ORDER BY booking.startsAt`;

export function bookingRepository(connection: SqlConnection) {
  const byId = (manager: EntityManager, id: string) => manager.findOneBy(BookingRow, { id });

  return {
    /** Rejects with `OverlapError`, `PersonElsewhereError`. */
    insert: (booking: NewBooking): Promise<void> =>
      connection.run((manager) =>
        refusingOverlap(manager, booking, async () => {
          await manager.insert(BookingRow, booking);
        }),
      ),
    byId: (id: string): Promise<BookingRow | undefined> => connection.run(async (manager) => (await byId(manager, id)) ?? undefined),
    /** Bookings that touch the span [from, to), of one room or of all, in order of their start. */
    between: (roomId: string | undefined, from: string, to: string): Promise<BookingRow[]> =>
      connection.run((manager) => {
        const query = manager
          .createQueryBuilder(BookingRow, 'booking')
          .where('booking.startsAt < :to AND booking.startsAt >= :begin AND booking.endsAt > :from', { from, to, begin: beginOf(from) });
        if (roomId !== undefined) query.andWhere('booking.roomId = :roomId', { roomId });
        return query.orderBy('booking.startsAt').addOrderBy('booking.requestedAt').getMany();
      }),
    /**
     * 规定§20: approved bookings that began in the span and are over, and every other one of the same cases; whether the key was out and whether
     * somebody entered on record. In order of their start.
     */
    acts: (from: string, to: string, now: string): Promise<BookedAct[]> =>
      connection.run(async (manager) => {
        const rows = await manager.query<(Omit<BookedAct, Flag> & Record<Flag, number>)[]>(actsOfSpan, [from, to, now, from, to, from, to]);
        return rows.map((row) => ({ ...row, inSpan: row.inSpan === 1, keyIssued: row.keyIssued === 1, recorded: row.recorded === 1 }));
      }),
    /** Bookings that still want something done, whenever they were: not rejected, cancelled or finished. */
    live: (): Promise<BookingRow[]> =>
      connection.run((manager) =>
        manager
          .createQueryBuilder(BookingRow, 'booking')
          // Written out: the index of live bookings isn't used for values that are bound.
          .where(`booking.status IN ('${liveStatuses.join("', '")}')`)
          .orderBy('booking.startsAt')
          .getMany(),
      ),
    /** The booking for which the room's key is out. */
    withKeyOut: (roomId: string): Promise<BookingRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(BookingRow, { roomId, status: 'keyIssued' })) ?? undefined),
    /** The next approved booking of the room that starts at or after this instant. */
    next: (roomId: string, after: string): Promise<BookingRow | undefined> =>
      connection.run(async (manager) => {
        const found = await manager
          .createQueryBuilder(BookingRow, 'booking')
          .where('booking.roomId = :roomId AND booking.startsAt >= :after', { roomId, after })
          .andWhere("booking.status IN ('approved', 'keyIssued')")
          .orderBy('booking.startsAt')
          .getOne();
        return found ?? undefined;
      }),
    /** Changes columns and gives the row as it stands; undefined when there is no such booking. Rejects as `insert` does. */
    update: (id: string, change: Partial<Omit<BookingRow, 'id'>>): Promise<BookingRow | undefined> =>
      connection.run(async (manager) => {
        const before = await byId(manager, id);
        if (!before) return undefined;
        await refusingOverlap(
          manager,
          {
            id,
            roomId: change.roomId ?? before.roomId,
            startsAt: change.startsAt ?? before.startsAt,
            endsAt: change.endsAt ?? before.endsAt,
            questionedIdNumber: change.questionedIdNumber ?? before.questionedIdNumber,
          },
          () => manager.update(BookingRow, { id }, change),
        );
        return (await byId(manager, id)) ?? undefined;
      }),
  };
}

/** Nothing that began before this can still touch the instant. */
export function beginOf(instant: string): string {
  return new Date(Date.parse(instant) - longestBookingMs).toISOString();
}

type Span = Pick<BookingRow, 'id' | 'roomId' | 'startsAt' | 'endsAt' | 'questionedIdNumber'>;

async function refusingOverlap<T>(manager: EntityManager, booking: Span, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (problem) {
    if (!(problem instanceof QueryFailedError)) throw problem;
    const { message } = problem;
    if (message.includes('booking.overlaps')) throw new OverlapError(await inTheWay(manager, booking, 'other.roomId = :roomId'));
    if (message.includes('booking.person-elsewhere'))
      throw new PersonElsewhereError(
        await inTheWay(manager, booking, 'other.roomId <> :roomId AND other.questionedIdNumber = :questionedIdNumber'),
      );
    throw problem;
  }
}

async function inTheWay(manager: EntityManager, booking: Span, where: string): Promise<string> {
  const other = await manager
    .createQueryBuilder(BookingRow, 'other')
    .where(`${where} AND other.id <> :id AND other.startsAt < :endsAt AND other.endsAt > :startsAt`, booking)
    .andWhere('other.status IN (:...liveStatuses)', { liveStatuses })
    .orderBy('other.startsAt')
    .getOne();
  return other?.id ?? '';
}
