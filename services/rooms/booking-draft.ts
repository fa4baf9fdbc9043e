import type { ApplicationRow } from '../../db/entities/application.entity';
import { longestBookingMs } from '../../db/longest-booking';
import { caseProcedures, roomPurposes } from '../contract/bookings';
import type { BookingDraft, CaseProcedure, QuestionedPerson, RoomPurpose } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import { attendeeKinds, type Attendee, type AttendeeKind } from '../contract/attendees';
import type { BookingChange } from '../contract/room-use';
import { attendanceProblem } from './purpose-rule';
import { personOfRow, wholePerson } from './questioned-person';

/** A form filled in at 09:00 for 09:00 is sent a little later. */
const startGraceMs = 5 * 60 * 1000;
const longestText = 300;
const mostAttendees = 50;

/** With all that can be known of who is questioned, empty where it isn't. */
export type CheckedDraft = BookingDraft & { readonly questioned: QuestionedPerson };

/** The draft with trimmed texts and instants in full. Refuses with `booking.ends-before-start`, `booking.in-the-past`, `input.invalid` { field }, or `booking.*` for who attends (规定§3). */
export function checkDraft(draft: BookingDraft, now: Date): CheckedDraft {
  const text = (field: string, value: unknown, mayBeEmpty: boolean): string => {
    const trimmed = typeof value === 'string' ? value.trim() : undefined;
    if (trimmed === undefined || trimmed.length > longestText || (!mayBeEmpty && trimmed === ''))
      throw new Refusal('input.invalid', { field });
    return trimmed;
  };
  const instant = (field: string, value: string): Date => {
    const date = new Date(value);
    if (Number.isNaN(date.getTime()) || !isDate(value.slice(0, 10))) throw new Refusal('input.invalid', { field });
    return date;
  };
  const oneOf = <T extends string>(field: string, value: T, known: readonly T[]): T => {
    if (!known.includes(value)) throw new Refusal('input.invalid', { field });
    return value;
  };
  const [startsAt, endsAt] = [instant('startsAt', draft.startsAt), instant('endsAt', draft.endsAt)];
  if (endsAt <= startsAt) throw new Refusal('booking.ends-before-start');
  if (startsAt.getTime() < now.getTime() - startGraceMs) throw new Refusal('booking.in-the-past');
  if (endsAt.getTime() - startsAt.getTime() > longestBookingMs) throw new Refusal('input.invalid', { field: 'endsAt' });
  // 规定§3: the closed list of what the room may be used for.
  const purpose = oneOf('purpose', draft.purpose, roomPurposes);
  const given = draft.attendees ?? [];
  if (given.length > mostAttendees) throw new Refusal('input.invalid', { field: 'attendees' });
  const attendees = given.map(({ name, kind, organisation }): Attendee => ({
    name: text('attendees.name', name, false),
    kind: oneOf('attendees.kind', kind, attendeeKinds),
    organisation: text('attendees.organisation', organisation, true),
  }));
  const questioned = wholePerson(draft.questioned);
  const problem = attendanceProblem(purpose, { questionedName: questioned.name, kinds: attendees.map(({ kind }) => kind) });
  if (problem === 'nobody-to-hear') throw new Refusal('input.invalid', { field: 'questioned.name' });
  if (problem) throw new Refusal(`booking.${problem}`);
  return {
    roomId: draft.roomId,
    purpose,
    procedure: draft.procedure && oneOf('procedure', draft.procedure, caseProcedures),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    enforcementCase: {
      number: text('enforcementCase.number', draft.enforcementCase.number, true),
      name: text('enforcementCase.name', draft.enforcementCase.name, false),
    },
    questioned,
    attendees,
  };
}

/** What the store keeps of an application, as one that can be changed and checked again. */
export function draftOf(row: ApplicationRow): CheckedDraft {
  return {
    ...placeOf(row),
    purpose: row.purpose as RoomPurpose,
    procedure: (row.procedure as CaseProcedure | null) ?? undefined,
    enforcementCase: { number: row.caseNumber, name: row.caseName },
    questioned: personOfRow(row),
  };
}

export function placeOf({ roomId, startsAt, endsAt }: Pick<ApplicationRow, 'roomId' | 'startsAt' | 'endsAt'>) {
  return { roomId, startsAt, endsAt };
}

/** The parts of a change that say something. */
export function given(change: BookingChange): Partial<BookingDraft> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** 29 February of a common year would become 1 March. */
function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function attendeeOf({
  name,
  kind,
  organisation,
}: {
  readonly name: string;
  readonly kind: string;
  readonly organisation: string;
}): Attendee {
  return { name, kind: kind as AttendeeKind, organisation };
}
