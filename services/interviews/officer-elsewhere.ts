import type { Database } from '../../db/data-source';
import { Refusal } from '../contract/errors';
import { timeSpan } from '../rooms/office-clock';

/** 规定§13: an officer is in one session from its first minute to its last. Refuses with `session.officer-elsewhere`, which names the other one. */
export async function expectNotElsewhere(
  db: Database,
  { id, name }: { readonly id: string; readonly name: string },
  sessionId: string,
): Promise<void> {
  const other = await db.sessions.openWith(id, sessionId);
  if (!other) return;
  const [booking, room] = await Promise.all([db.bookings.byId(other.bookingId), db.rooms.byId(other.roomId)]);
  throw new Refusal('session.officer-elsewhere', {
    name,
    room: room?.name ?? other.roomId,
    with: booking ? `${timeSpan(booking)} ${booking.department}` : '',
  });
}
