import { personRoles, roomPurposes, type BookingDraft } from '../contract/bookings';
import { Refusal } from '../contract/errors';

/** A form filled in at 09:00 for 09:00 is sent a little later. */
const startGraceMs = 5 * 60 * 1000;
const longestMs = 24 * 60 * 60 * 1000;
const longestText = 200;

/** The draft with trimmed texts and instants in full. Refuses with `booking.ends-before-start`, `booking.in-the-past` or `input.invalid` { field }. */
export function checkDraft(draft: BookingDraft, now: Date): BookingDraft {
  const text = (field: string, value: unknown, mayBeEmpty: boolean): string => {
    const trimmed = typeof value === 'string' ? value.trim() : undefined;
    if (trimmed === undefined || trimmed.length > longestText || (!mayBeEmpty && trimmed === ''))
      throw new Refusal('input.invalid', { field });
    return trimmed;
  };
  const instant = (field: string, value: string): Date => {
    const date = new Date(value);
    if (Number.isNaN(date.getTime())) throw new Refusal('input.invalid', { field });
    return date;
  };
  const oneOf = <T extends string>(field: string, value: T, known: readonly T[]): T => {
    if (!known.includes(value)) throw new Refusal('input.invalid', { field });
    return value;
  };
  const [startsAt, endsAt] = [instant('startsAt', draft.startsAt), instant('endsAt', draft.endsAt)];
  if (endsAt <= startsAt) throw new Refusal('booking.ends-before-start');
  if (startsAt.getTime() < now.getTime() - startGraceMs) throw new Refusal('booking.in-the-past');
  if (endsAt.getTime() - startsAt.getTime() > longestMs) throw new Refusal('input.invalid', { field: 'endsAt' });
  return {
    roomId: draft.roomId,
    // 规定§3: the closed list of what the room may be used for.
    purpose: oneOf('purpose', draft.purpose, roomPurposes),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    enforcementCase: {
      number: text('enforcementCase.number', draft.enforcementCase.number, true),
      name: text('enforcementCase.name', draft.enforcementCase.name, false),
    },
    questioned: {
      name: text('questioned.name', draft.questioned.name, false),
      role: oneOf('questioned.role', draft.questioned.role, personRoles),
      position: text('questioned.position', draft.questioned.position, true),
      idNumber: text('questioned.idNumber', draft.questioned.idNumber, true),
    },
  };
}
