import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { stageOfRows, takeStep } from './booking-progress';
import { statusOfStage, type BookingStage, type BookingStep } from './booking-state';

/** The steps that people take at the booking itself; the others are the session's. */
const events = {
  'ask-more': 'more-asked',
  'answer-more': 'more-answered',
  approve: 'approved',
  reject: 'rejected',
  cancel: 'cancelled',
  change: 'changed',
  register: 'registered',
  'issue-key': 'key-issued',
  clean: 'cleaned',
  'return-key': 'key-returned',
} as const satisfies Partial<Record<BookingStep, string>>;
export type DeskStep = keyof typeof events;

export interface StepOrder {
  readonly step: DeskStep;
  readonly by: PersonTile;
  readonly at: string;
  /** The reason, question or answer. */
  readonly text?: string;
}

/** The booking with where it stands. Refuses with `booking.unknown`. */
export async function readStage(db: Database, bookingId: string): Promise<{ readonly row: BookingRow; readonly stage: BookingStage }> {
  const row = await db.bookings.byId(bookingId);
  if (!row) throw new Refusal('booking.unknown');
  return { row, stage: stageOfRows(row, await db.sessions.byBooking(bookingId)) };
}

/**
 * Reads, decides and writes in one transaction: of two people who press at once, one is refused. Refuses with `booking.wrong-state`, `people.not-allowed`, or as `change` does.
 */
export async function stepBooking(
  db: Database,
  bookingId: string,
  { step, by, at, text }: StepOrder,
  change: (row: BookingRow) => Partial<BookingRow> | Promise<Partial<BookingRow>>,
  detail: (row: BookingRow) => unknown = () => undefined,
): Promise<void> {
  await db.transaction(async () => {
    const { row, stage } = await readStage(db, bookingId);
    const taken = takeStep({ stage, ...row }, step, { ...by, kind: 'person' });
    if (!taken.taken) throw refusalOf(taken.why, row, by);
    const columns = await change(row);
    await db.bookings.update(bookingId, { ...columns, status: statusOfStage(taken.stage) });
    const told = detail(row);
    await db.bookingEvents.append({
      ...{ bookingId, kind: events[step], at, byId: by.id, text: text ?? '' },
      detail: told === undefined ? null : JSON.stringify(told),
    });
  });
}

function refusalOf(why: 'wrong-stage' | 'not-allowed', row: BookingRow, by: PersonTile): Refusal {
  switch (why) {
    case 'wrong-stage':
      return new Refusal('booking.wrong-state', { status: row.status });
    case 'not-allowed':
      return new Refusal('people.not-allowed', { name: by.name });
  }
}
