import type { Database } from '../../db/data-source';
import { aBooking, aSession, sealedColumns } from './builders';

/** One use of the room as the services leave it: decided, key out, recorded, cleaned, key back. Instants in order. */
export interface UseRows {
  readonly id: string;
  readonly issuedAt: string;
  /** Undefined while the key is out. */
  readonly returnedAt: string | undefined;
  readonly change?: Parameters<typeof aBooking>[0];
  readonly startedAt?: string;
}

export async function insertUse(db: Database, { id, issuedAt, returnedAt, change = {}, startedAt }: UseRows): Promise<void> {
  const span = { startsAt: issuedAt, endsAt: returnedAt ?? new Date(Date.parse(issuedAt) + 3_600_000).toISOString() };
  const booking = aBooking({ ...span, id, status: 'approved', decidedById: 'chen', decidedAt: issuedAt, ...change });
  await db.bookings.insert(booking);
  await db.bookingEvents.append({ bookingId: id, kind: 'approved', at: issuedAt, byId: 'chen', text: '', detail: null });
  await db.bookings.update(id, { status: 'keyIssued' });
  await db.keys.append({ roomId: booking.roomId, bookingId: id, kind: 'issued', fromId: 'chen', toId: 'lin', at: issuedAt });
  if (startedAt !== undefined) {
    await db.sessions.insert(aSession({ id: `s-${id}`, bookingId: id, roomId: booking.roomId, leadId: 'lin', recorderId: 'huang' }));
    await db.sessions.update(`s-${id}`, { ...sealedColumns, startedAt });
  }
  if (returnedAt !== undefined) await returnKey(db, id, returnedAt);
}

export async function returnKey(db: Database, id: string, at: string): Promise<void> {
  const booking = await db.bookings.byId(id);
  if (!booking) throw new Error(`no booking ${id}`);
  await db.bookings.update(id, { status: 'keyReturned', cleanedAt: at, cleanedById: 'chen' });
  await db.keys.append({ roomId: booking.roomId, bookingId: id, kind: 'returned', fromId: 'lin', toId: 'chen', at });
}
