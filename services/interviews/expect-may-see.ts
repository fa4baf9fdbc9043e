import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { maySeeCase } from '../rooms/booking-view';

/** 制度§15: the own sessions, and those of cases that the viewer may see. */
export function maySeeSession(
  { leadId, recorderId }: Pick<SessionRow, 'leadId' | 'recorderId'>,
  booking: Parameters<typeof maySeeCase>[0],
  viewer: PersonTile,
): boolean {
  return viewer.id === leadId || viewer.id === recorderId || maySeeCase(booking, viewer);
}

/** Refuses with `session.unknown`, `people.not-allowed`. */
export async function expectMaySee(db: Database, sessionId: string, viewer: PersonTile): Promise<SessionRow> {
  const row = await db.sessions.byId(sessionId);
  const booking = row && (await db.bookings.byId(row.bookingId));
  if (!row || !booking) throw new Refusal('session.unknown');
  if (!maySeeSession(row, booking, viewer)) throw new Refusal('people.not-allowed', { name: viewer.name });
  return row;
}
