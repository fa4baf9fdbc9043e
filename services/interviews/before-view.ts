import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionCompanionRow } from '../../db/entities/session-companion.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { Attendee } from '../contract/attendees';
import { missingOfPerson, type CompanionRole, type CompanionView, type StartGap } from '../contract/before-questioning';
import type { QuestionedPerson, RoomPurpose } from '../contract/bookings';
import type { DocumentKind } from '../contract/identity-document';
import type { SessionView } from '../contract/sessions';
import { purposeRules } from '../rooms/purpose-rule';
import { checklistView, isGoneThrough } from './checklist';
import { companionsMissing, companionsNeeded } from './companion-rule';
import type { BeforeRows } from './read-before';

interface Known {
  readonly row: SessionRow;
  readonly booking: BookingRow;
  readonly attendees: readonly Attendee[];
  readonly before: BeforeRows;
}

/** What is completed before the questioning, and what of it still stands against the notice. */
export function beforeView(
  { row, booking, attendees, before }: Known,
  questioned: QuestionedPerson,
): Pick<SessionView, 'gaps' | 'checklist' | 'companions'> {
  const purpose = booking.purpose as RoomPurpose;
  // Among officers nobody is given notice, and nobody of outside has to be protected.
  if (!purposeRules[purpose].notice) return { gaps: [], checklist: undefined, companions: [] };
  const checklist = checklistView(before.checks, (id) => before.names.get(id) ?? '');
  const isInterpreterNamed = attendees.some(({ kind }) => kind === 'interpreter');
  const needs = companionsNeeded(questioned, row.startedAt ?? booking.startsAt, isInterpreterNamed);
  const roles = before.companions.map(({ role }) => role as CompanionRole);
  // The head of the 笔录 is printed of a questioning; what isn't one has a form of its own.
  const ofPerson = purpose === 'questioning' ? missingOfPerson(questioned) : [];
  const gaps: readonly StartGap[] = [
    ...ofPerson.map((field): StartGap => `person.${field}`),
    ...(isGoneThrough(checklist) ? [] : (['checklist'] as const)),
    ...companionsMissing(needs, roles, before.isWomanAmongOfficers).map((need): StartGap => `companion.${need}`),
  ];
  return {
    gaps: row.noticeGivenAt === null ? gaps : [],
    checklist,
    companions: before.companions.map((companion) => companionView(companion, row)),
  };
}

function companionView(companion: SessionCompanionRow, { leadId, recorderId }: SessionRow): CompanionView {
  const { number, name, relation, organisation, language, idNumber, ground, personId, at } = companion;
  const isOfficer = personId !== null && (personId === leadId || personId === recorderId);
  return {
    ...{ number, name, relation, organisation, language, idNumber, ground, at },
    role: companion.role as CompanionRole,
    document: companion.document as DocumentKind,
    signs: !isOfficer,
  };
}
