import type { SqlConnection } from '../connection';
import { BookingEventRow } from '../entities/booking-event.entity';

export function bookingEventRepository(connection: SqlConnection) {
  return {
    append: (event: Omit<BookingEventRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(BookingEventRow).values(event).updateEntity(false).execute();
      }),
    /** Oldest first. */
    ofBooking: (bookingId: string): Promise<BookingEventRow[]> =>
      connection.run((manager) => manager.find(BookingEventRow, { where: { bookingId }, order: { number: 'ASC' } })),
  };
}
