import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { MarkWordRow } from '../../db/entities/mark-word.entity';
import type { ExhibitView } from '../contract/exhibits';
import type { SigningRow } from '../../db/entities/signing.entity';
import type { Instant } from '../../recordings/session/instant';
import type { Inspector } from '../../recordings/session/session-state';
import type { Attendee } from '../contract/attendees';
import type { RoomPurpose } from '../contract/bookings';
import { breakStateOf } from '../contract/breaks';
import type { ComfortFinding } from '../contract/comfort';
import type { PresenceView } from '../contract/entry';
import type { NoticeAnswer } from '../contract/notice';
import type { ChairView } from '../contract/records';
import type { SuspensionView } from '../contract/stops';
import type { SessionNews, SigningView, TranscriptLineView } from '../contract/sessions';
import type { TimesTable } from '../contract/times';
import type { WithdrawalView } from '../contract/withdrawals';
import { purposeRules } from '../rooms/purpose-rule';
import { personOfRow } from '../rooms/questioned-person';
import { beforeView } from './before-view';
import { breaksOf } from './break-notes';
import type { ClimateReading } from './climate-log';
import { comfortFindings } from './comfort-findings';
import { conditionsOf, type ConditionRepair } from './conditions';
import { markViews } from './mark-view';
import { noticeWording } from './notice';
import { presenceMarks } from './presence-marks';
import type { BeforeRows } from './read-before';
import { toldIn } from './rights-and-duties';
import { recordView, writtenOf } from './record-view';
import { unsignedOfRow } from './session-rows';
import { shownPhase } from './shown-phase';
import { transcriptSigning, type SigningRows } from './signing-view';
import { transcriptHash } from './transcript-text';
import { unsignedView } from './unsigned-rule';
import { pagesClosedAt, withdrawalNotes } from './withdrawal-notes';

/** Everything that a screen or a paper says of a session but its lines, in one read. */
export interface SessionFacts {
  readonly row: SessionRow;
  readonly booking: BookingRow;
  readonly inspectors: readonly Inspector[];
  readonly attendees: readonly Attendee[];
  readonly before: BeforeRows;
  /** Read only where something was signed under them. */
  readonly lines: readonly TranscriptLineView[];
  readonly notes: readonly SessionNoteRow[];
  readonly markWords: readonly MarkWordRow[];
  readonly answers: readonly NoticeAnswer[];
  readonly exhibits: readonly ExhibitView[];
  readonly signings: readonly SigningRow[];
  readonly signed: SigningRows;
  readonly agency: { readonly name: string; readonly noticeName: string };
  readonly roomName: string;
  /** Undefined before the entry. */
  readonly presence?: PresenceView | undefined;
  readonly firstQuestionAt: Instant | undefined;
  readonly climate?: readonly ClimateReading[];
  readonly now: Instant;
  /** 补正, oldest first. */
  readonly repairs?: readonly ConditionRepair[];
  /** Undefined before the last picture is written. */
  readonly times?: TimesTable | undefined;
  readonly sealProblem: string | undefined;
  /** What stood still by law. */
  readonly suspensions?: readonly SuspensionView[] | undefined;
  /** Who was asked to withdraw. */
  readonly withdrawals?: readonly WithdrawalView[] | undefined;
  /** Who was named to chair it instead of the lead. */
  readonly chair?: ChairView | undefined;
  /** The name of who spoke the closing act. */
  readonly closedBy?: string | undefined;
}

export function sessionNews(facts: SessionFacts): SessionNews {
  const { row, booking } = facts;
  const purpose = booking.purpose as RoomPurpose;
  const textHash = facts.signings.length === 0 ? '' : transcriptHash(facts.lines, writtenOf(row));
  const signing = (kind: string, at: string | null): SigningView | undefined => {
    const found = facts.signings.find((candidate) => candidate.kind === kind);
    if (!found || at === null) return undefined;
    return { image: found.image, at, device: found.device, textHash: found.textHash, holds: found.textHash === textHash };
  };
  const unsigned = unsignedOfRow(row);
  const nameOf = (id: string) => facts.inspectors.find(({ personId }) => personId === id)?.name ?? '';
  const questioned = personOfRow(booking);
  const told = toldIn(facts.notes, row, purpose);
  const record = recordView(purpose, row, facts.closedBy, facts.chair);
  const requests = facts.withdrawals ?? [];
  const view: Omit<SessionNews, 'signing'> = {
    id: row.id,
    bookingId: row.bookingId,
    phase: shownPhase(row),
    roomName: facts.roomName,
    agencyName: facts.agency.name,
    purpose,
    enforcementCase: { number: booking.caseNumber, name: booking.caseName },
    questioned,
    attendees: facts.attendees,
    inspectors: facts.inspectors,
    ...beforeView(facts, questioned),
    startedAt: row.startedAt ?? undefined,
    noticeGivenAt: row.noticeGivenAt ?? undefined,
    reviewedAt: row.reviewedAt ?? undefined,
    signedAt: row.signedAt ?? undefined,
    thumbprintedAt: row.thumbprintedAt ?? undefined,
    record,
    ...(facts.suspensions && facts.suspensions.length > 0 && { suspensions: facts.suspensions }),
    ...(unsigned && { unsigned: unsignedView(unsigned, nameOf) }),
    endedAt: row.endedAt ?? undefined,
    sealedAt: row.sealedAt ?? undefined,
    registrationCode: row.registrationCode ?? undefined,
    noticeWording:
      facts.notes.findLast(({ kind }) => kind === 'notice-read')?.text ??
      noticeWording(
        purpose,
        facts.agency.noticeName,
        facts.inspectors.map((inspector) => inspector.name),
      ),
    told,
    answers: facts.answers,
    ...(requests.length > 0 && {
      withdrawals: requests,
      withdrawalNotes: withdrawalNotes(requests, { told, record, questioned: questioned.name, closedAt: pagesClosedAt(row) }),
    }),
    steps: purposeRules[purpose].notice
      ? [
          { step: 'credentials-shown', at: row.credentialsShownAt ?? undefined },
          { step: 'notice-read', at: row.noticeReadAt ?? undefined },
          { step: 'rights-told', at: row.rightsToldAt ?? undefined },
        ]
      : [],
    conditions: conditionsOf(row, purpose, {
      presence: facts.presence,
      firstQuestionAt: facts.firstQuestionAt,
      repairs: facts.repairs,
    }),
    presence: facts.presence,
    times: facts.times,
    marks: markViews(facts.notes, facts.markWords, facts.presence ? presenceMarks(facts.presence, row.endedAt ?? undefined) : []),
    exhibits: facts.exhibits,
    breaks: breakStateOf(breaksOf(facts.notes)),
    comfort: comfortOf(facts),
    signature: signing('signature', row.signedAt),
    thumbprint: signing('thumbprint', row.thumbprintedAt),
    interruption: row.interruptedSince === null ? undefined : { reason: row.interruptionReason ?? '', since: row.interruptedSince },
    sealProblem: facts.sealProblem,
  };
  return { ...view, signing: transcriptSigning({ ...view, transcript: facts.lines }, facts.signed) };
}

/** Undefined before the entry: nobody is here yet. */
function comfortOf({ row, notes, climate = [], now }: Pick<SessionFacts, 'row' | 'notes' | 'climate' | 'now'>): readonly ComfortFinding[] {
  if (row.startedAt === null) return [];
  const ended = row.endedAt !== null;
  return comfortFindings({ climate, breaks: breaksOf(notes), startedAt: row.startedAt, until: row.endedAt ?? now, ended });
}
