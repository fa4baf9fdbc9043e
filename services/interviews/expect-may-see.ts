import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { maySeeCase } from '../rooms/booking-view';

/** 制度§15: the own sessions, and those of cases that the viewer may see. Refuses with `session.unknown`, `people.not-allowed`. */
export async function expectMaySee(db: Database, sessionId: string, viewer: PersonTile): Promise<SessionRow> {
  const row = await db.sessions.byId(sessionId);
  const booking = row && (await db.bookings.byId(row.bookingId));
  if (!row || !booking) throw new Refusal('session.unknown');
  const isOfficer = viewer.id === row.leadId || viewer.id === row.recorderId;
  if (!isOfficer && !maySeeCase(booking, viewer)) throw new Refusal('people.not-allowed', { name: viewer.name });
  return row;
}
