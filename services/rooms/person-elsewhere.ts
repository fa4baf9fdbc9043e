import type { Database } from '../../db/data-source';
import { Refusal } from '../contract/errors';
import { timeSpan } from './office-clock';

/** 规定§13: names the booking of another room in which the same person is at that time. */
export async function personElsewhere(db: Database, name: string, otherBookingId: string): Promise<Refusal> {
  const other = await db.bookings.byId(otherBookingId);
  const room = other && (await db.rooms.byId(other.roomId));
  return new Refusal('booking.person-elsewhere', {
    name,
    room: room?.name ?? '',
    with: other ? `${timeSpan(other)} ${other.department}` : '',
  });
}
