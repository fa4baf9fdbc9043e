import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import { Refusal } from '../contract/errors';
import { timeSpan } from '../rooms/office-clock';

type Session = Pick<SessionRow, 'id' | 'roomId' | 'phase' | 'endedAt'>;
type Person = Pick<BookingRow, 'questionedDocument' | 'questionedIdNumber'>;
export type Awaited = Session & Person;

/** From the second officer on the person is awaited, whose entry the sensors then take without asking anybody. */
const notYetAwaited: ReadonlySet<string> = new Set(['preparing', 'checked', 'abandoned']);

/**
 * 规定§13: the other session in which the same person is awaited or questioned. Known by the document's number alone: names are shared by many, and
 * a unit's code by all who come for it.
 */
export function questionedElsewhere<T extends Awaited>(sessions: readonly T[], wanted: Awaited): T | undefined {
  const { questionedIdNumber: number, questionedDocument: document } = wanted;
  if (number === '' || document === 'unit-code' || notYetAwaited.has(wanted.phase)) return undefined;
  return sessions.find(
    (other) =>
      other.id !== wanted.id &&
      other.roomId !== wanted.roomId &&
      other.endedAt === null &&
      !notYetAwaited.has(other.phase) &&
      other.questionedDocument === document &&
      other.questionedIdNumber === number,
  );
}

/** Refuses with `session.person-elsewhere` { name, room, with }, which names the other session. */
export async function expectQuestionedFree(
  db: Database,
  { id, roomId, phase, endedAt }: Session,
  { questionedName, questionedDocument, questionedIdNumber }: Person & Pick<BookingRow, 'questionedName'>,
): Promise<void> {
  const open = await Promise.all(
    (await db.sessions.listInUse()).map(async (row) => {
      const booking = await db.bookings.byId(row.bookingId);
      return booking ? [{ ...booking, ...row, booking }] : [];
    }),
  );
  const other = questionedElsewhere(open.flat(), { id, roomId, phase, endedAt, questionedDocument, questionedIdNumber });
  if (!other) return;
  throw new Refusal('session.person-elsewhere', {
    name: questionedName,
    room: (await db.rooms.byId(other.roomId))?.name ?? other.roomId,
    with: `${timeSpan(other.booking)} ${other.booking.department}`,
  });
}
