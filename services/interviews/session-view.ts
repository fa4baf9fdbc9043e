import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { SigningRow } from '../../db/entities/signing.entity';
import type { Inspector, SessionPhase } from '../../recordings/session/session-state';
import type { Attendee } from '../contract/attendees';
import type { PersonRole, RoomPurpose } from '../contract/bookings';
import type { PresenceView } from '../contract/entry';
import type { MarkView, SessionView, SigningView, TranscriptLineView } from '../contract/sessions';
import { purposeRules } from '../rooms/purpose-rule';
import { conditionsOf } from './conditions';
import { noticeWording } from './notice';
import { recordView } from './record-view';

/** Everything that a screen or a paper says of a session, in one read. */
export interface SessionFacts {
  readonly row: SessionRow;
  readonly booking: BookingRow;
  readonly inspectors: readonly Inspector[];
  readonly attendees: readonly Attendee[];
  readonly lines: readonly TranscriptLineView[];
  readonly notes: readonly SessionNoteRow[];
  readonly signings: readonly SigningRow[];
  readonly agency: { readonly name: string; readonly noticeName: string };
  readonly roomName: string;
  /** Undefined before the entry. */
  readonly presence?: PresenceView | undefined;
  readonly sealProblem: string | undefined;
  /** The name of who spoke the closing act. */
  readonly closedBy?: string | undefined;
}

export function sessionView(facts: SessionFacts): SessionView {
  const { row, booking } = facts;
  const purpose = booking.purpose as RoomPurpose;
  const signing = (kind: string, at: string | null): SigningView | undefined => {
    const found = facts.signings.find((candidate) => candidate.kind === kind);
    return found && at !== null ? { image: found.image, at, device: found.device, textHash: found.textHash } : undefined;
  };
  return {
    id: row.id,
    bookingId: row.bookingId,
    phase: row.interruptedSince === null ? (row.phase as SessionPhase) : 'interrupted',
    roomName: facts.roomName,
    agencyName: facts.agency.name,
    purpose,
    enforcementCase: { number: booking.caseNumber, name: booking.caseName },
    questioned: {
      name: booking.questionedName,
      role: booking.questionedRole as PersonRole,
      position: booking.questionedPosition,
      idNumber: booking.questionedIdNumber,
    },
    attendees: facts.attendees,
    inspectors: facts.inspectors,
    startedAt: row.startedAt ?? undefined,
    noticeGivenAt: row.noticeGivenAt ?? undefined,
    reviewedAt: row.reviewedAt ?? undefined,
    signedAt: row.signedAt ?? undefined,
    thumbprintedAt: row.thumbprintedAt ?? undefined,
    record: recordView(purpose, row, facts.closedBy),
    endedAt: row.endedAt ?? undefined,
    sealedAt: row.sealedAt ?? undefined,
    registrationCode: row.registrationCode ?? undefined,
    noticeWording: noticeWording(
      purpose,
      facts.agency.noticeName,
      facts.inspectors.map((inspector) => inspector.name),
    ),
    steps: purposeRules[purpose].notice
      ? [
          { step: 'credentials-shown', at: row.credentialsShownAt ?? undefined },
          { step: 'notice-read', at: row.noticeReadAt ?? undefined },
          { step: 'rights-told', at: row.rightsToldAt ?? undefined },
        ]
      : [],
    conditions: conditionsOf(row, purpose, facts.presence),
    presence: facts.presence,
    transcript: facts.lines,
    marks: facts.notes.flatMap(markOfNote),
    signature: signing('signature', row.signedAt),
    thumbprint: signing('thumbprint', row.thumbprintedAt),
    interruption: row.interruptedSince === null ? undefined : { reason: row.interruptionReason ?? '', since: row.interruptedSince },
    sealProblem: facts.sealProblem,
  };
}

function markOfNote(note: SessionNoteRow): readonly MarkView[] {
  if (note.kind !== 'mark') return [];
  return [{ id: String(note.number), at: note.at, text: note.text, kind: note.byId === null ? 'automatic' : 'manual' }];
}
