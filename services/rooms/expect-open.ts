import type { Database } from '../../db/data-source';
import { Refusal } from '../contract/errors';
import { occurrences, type Span } from './closed-times';

/** Refuses with `booking.closed-time` { reason, from, to } where the room is closed within the span. */
export async function expectOpen(db: Database, { roomId, startsAt, endsAt }: Span & { readonly roomId: string }): Promise<void> {
  const [closed] = occurrences(await db.closedTimes.ofRoom(roomId), { startsAt, endsAt });
  if (closed) throw new Refusal('booking.closed-time', { reason: closed.time.reason, from: closed.startsAt, to: closed.endsAt });
}
