import type { Database } from '../../db/data-source';
import type { RoomPurpose } from '../contract/bookings';

/** What the room was booked for. */
export async function readPurpose(db: Database, bookingId: string): Promise<RoomPurpose> {
  return ((await db.bookings.byId(bookingId))?.purpose ?? 'questioning') as RoomPurpose;
}
