import type { SqlConnection } from '../connection';
import { BookingPersonRow } from '../entities/booking-person.entity';

export type NewBookingPerson = Pick<BookingPersonRow, 'name' | 'kind' | 'organisation'> & Partial<Pick<BookingPersonRow, 'personId'>>;

export function bookingPersonRepository(connection: SqlConnection) {
  return {
    ofBooking: (bookingId: string): Promise<BookingPersonRow[]> =>
      connection.run((manager) => manager.find(BookingPersonRow, { where: { bookingId }, order: { ordinal: 'ASC' } })),
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
