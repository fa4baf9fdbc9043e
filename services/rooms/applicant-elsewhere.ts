import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { liveStatuses } from '../../db/repositories/booking-repository';
import { Refusal } from '../contract/errors';
import { timeSpan } from './office-clock';

type Booked = Pick<BookingRow, 'id' | 'roomId' | 'startsAt' | 'endsAt' | 'status' | 'requestedById'>;
type Wanted = Pick<BookingRow, 'roomId' | 'startsAt' | 'endsAt' | 'requestedById'> & { readonly id?: string };

/** 规定§13: the earliest booking by which the same applicant, who leads what is asked for, is in another room at that time. */
export function applicantElsewhere<T extends Booked>(bookings: readonly T[], wanted: Wanted): T | undefined {
  const live: readonly string[] = liveStatuses;
  return bookings
    .filter(
      (other) =>
        other.requestedById === wanted.requestedById &&
        other.roomId !== wanted.roomId &&
        other.id !== wanted.id &&
        live.includes(other.status) &&
        other.startsAt < wanted.endsAt &&
        other.endsAt > wanted.startsAt,
    )
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
}

/** What keeps the applicant from that time, as the store knows it; to be asked inside the transaction that books. */
export async function readApplicantElsewhere(db: Database, wanted: Wanted): Promise<BookingRow | undefined> {
  return applicantElsewhere(await db.bookings.between(undefined, wanted.startsAt, wanted.endsAt), wanted);
}

/** Refuses with `booking.applicant-elsewhere` { name, room, with }, which names the other booking. */
export async function expectApplicantFree(db: Database, wanted: Wanted): Promise<void> {
  const other = await readApplicantElsewhere(db, wanted);
  if (!other) return;
  const [person, room] = await Promise.all([db.people.byId(wanted.requestedById), db.rooms.byId(other.roomId)]);
  throw new Refusal('booking.applicant-elsewhere', {
    name: person?.name ?? '',
    room: room?.name ?? other.roomId,
    with: [timeSpan(other), other.caseName].filter(Boolean).join(' '),
  });
}
