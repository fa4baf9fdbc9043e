import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { WaitingRow } from '../../db/entities/waiting.entity';
import { OverlapError, PersonElsewhereError } from '../../db/repositories/booking-repository';
import type { Attendee } from '../contract/attendees';
import { readApplicantElsewhere } from './applicant-elsewhere';
import { draftOf } from './booking-draft';
import { applicationColumns } from './booking-row';
import { occurrences } from './closed-times';

/**
 * Whoever waits for a time of the room that is free now becomes an applicant, in turn: the first in the list first, the next only for what
 * is left. Inside a transaction it stands and falls with what made the time free. Gives the new bookings.
 */
export function promoteWaiting(db: Database, roomId: string, at: string): Promise<readonly WaitingRow[]> {
  return db.transaction(async () => {
    const promoted: WaitingRow[] = [];
    const closed = await db.closedTimes.ofRoom(roomId);
    for (const waiting of await db.waiting.waiting(roomId, at)) {
      if (occurrences(closed, waiting).length > 0) continue;
      // 规定§13: meanwhile the applicant may have another room at that time.
      if (await readApplicantElsewhere(db, waiting)) continue;
      const bookingId = randomUUID();
      if (!(await apply(db, waiting, bookingId))) continue;
      await db.waiting.update(waiting.number, { bookingId, promotedAt: at });
      await db.bookingPersons.put(bookingId, attendeesOf(waiting));
      await db.bookingEvents.append({ bookingId, kind: 'promoted', at, byId: waiting.requestedById, text: '', detail: null });
      promoted.push({ ...waiting, bookingId, promotedAt: at });
    }
    return promoted;
  });
}

/** Who else is named by an application that waits. */
export function attendeesOf({ attendees }: Pick<WaitingRow, 'attendees'>): readonly Attendee[] {
  return JSON.parse(attendees) as readonly Attendee[];
}

async function apply(db: Database, waiting: WaitingRow, id: string): Promise<boolean> {
  const by = { id: waiting.requestedById, department: waiting.department };
  try {
    await db.bookings.insert({ ...applicationColumns(draftOf(waiting), by, waiting.requestedAt), id, status: 'requested' });
    return true;
  } catch (problem) {
    if (problem instanceof OverlapError || problem instanceof PersonElsewhereError) return false;
    throw problem;
  }
}
