import type { SqlConnection } from '../connection';
import type { BookingRow } from '../entities/booking.entity';
import { BookingPersonRow } from '../entities/booking-person.entity';
import { beginOf, liveStatuses } from './booking-repository';

export type NewBookingPerson = Pick<BookingPersonRow, 'name' | 'kind' | 'organisation'> & Partial<Pick<BookingPersonRow, 'personId'>>;

export function bookingPersonRepository(connection: SqlConnection) {
  return {
    ofBooking: (bookingId: string): Promise<BookingPersonRow[]> =>
      connection.run((manager) => manager.find(BookingPersonRow, { where: { bookingId }, order: { ordinal: 'ASC' } })),
    /** The first of these officers who is named by a live booking of another room that touches the time. */
    officerElsewhere: (
      names: readonly string[],
      { roomId, startsAt, endsAt }: Pick<BookingRow, 'roomId' | 'startsAt' | 'endsAt'>,
    ): Promise<{ readonly name: string; readonly bookingId: string } | undefined> =>
      connection.run(async (manager) => {
        if (names.length === 0) return undefined;
        const [found] = await manager.query<readonly { readonly name: string; readonly bookingId: string }[]>(
          `SELECT person.name, person.bookingId FROM booking_persons AS person JOIN bookings AS booking ON booking.id = person.bookingId
           WHERE person.kind = 'officer' AND person.name IN (${names.map(() => '?').join(', ')}) AND booking.roomId <> ?
             AND booking.startsAt < ? AND booking.endsAt > ? AND booking.startsAt >= ? AND booking.status IN ('${liveStatuses.join("', '")}')
           ORDER BY booking.startsAt`,
          [...names, roomId, endsAt, startsAt, beginOf(startsAt)],
        );
        return found;
      }),
    /** These persons and no others; who was named before stands in the booking's events. */
    put: (bookingId: string, persons: readonly NewBookingPerson[]): Promise<void> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          await manager.delete(BookingPersonRow, { bookingId });
          for (const [ordinal, { name, kind, organisation, personId }] of persons.entries())
            await manager.insert(BookingPersonRow, { bookingId, ordinal, name, kind, organisation, personId: personId ?? null });
        }),
      ),
  };
}
