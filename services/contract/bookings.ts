import type { Instant } from '../../recordings/session/instant';
import type { SessionPhase } from '../../recordings/session/session-state';
import type { Attendee } from './attendees';
import type { DocumentKind, Sex } from './identity-document';

/** 规定§3: the closed list of what the room may be used for. */
export const roomPurposes = [
  'questioning',
  'pre-case-discussion',
  'expert-discussion',
  'deliberation',
  'statement-and-defence',
  'hearing',
  'collective-discussion',
  'serving-decision',
] as const;
export type RoomPurpose = (typeof roomPurposes)[number];

const amongOfficers = ['pre-case-discussion', 'deliberation', 'collective-discussion'] as const satisfies readonly RoomPurpose[];
export type PurposeAmongOfficers = (typeof amongOfficers)[number];
/** Purposes in which nobody of outside takes part (规定§2, §3); the rest of each purpose's rule is services/rooms/purpose-rule.ts. */
export const purposesAmongOfficers: ReadonlySet<RoomPurpose> = new Set(amongOfficers);

/** 规定§3: by which procedure the case goes: 一般程序, 简易程序, 案情复杂的举报投诉. */
export const caseProcedures = ['general', 'summary', 'complex-report'] as const;
export type CaseProcedure = (typeof caseProcedures)[number];

/**
 * 规定§3: cases by the general procedure and complex reports must use the room, for each of its purposes. A case by the summary procedure isn't
 * among them: it is decided on the spot, so the room may be asked for and needn't be.
 */
export function mustUseRoom(procedure: CaseProcedure): boolean {
  return procedure !== 'summary';
}

export const personRoles = ['party', 'witness', 'injured-party'] as const;
export type PersonRole = (typeof personRoles)[number];

/** Who is questioned, as the head of the 笔录 prints it; a text that isn't known yet is empty. */
export interface QuestionedPerson {
  readonly name: string;
  /** 与本案关系 */
  readonly role: PersonRole;
  readonly document: DocumentKind;
  readonly idNumber: string;
  /** Said by the number where the document is one whose number says it. */
  readonly sex: Sex | undefined;
  /** yyyy-mm-dd, likewise. */
  readonly bornOn: string | undefined;
  /** Such as 康雅口腔门诊部. */
  readonly workUnit: string;
  /** Such as 法定代表人. */
  readonly position: string;
  readonly phone: string;
  readonly address: string;
  readonly postcode: string;
  /** Why something of this can't be told, such as 拒不说明; empty where everything is. */
  readonly whyIncomplete: string;
}

/** As far as the application knows it. */
export type PersonDraft = Pick<QuestionedPerson, 'name' | 'role' | 'position' | 'idNumber'> & {
  readonly [K in Exclude<keyof QuestionedPerson, 'name' | 'role' | 'position' | 'idNumber'>]?: QuestionedPerson[K] | undefined;
};

export interface CaseReference {
  /** Such as 清卫医立〔2026〕31号; may be empty before the case is opened. */
  readonly number: string;
  readonly name: string;
}

export interface BookingDraft {
  readonly roomId: string;
  readonly purpose: RoomPurpose;
  /** Left out where it was asked for before this was asked. */
  readonly procedure?: CaseProcedure | undefined;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly enforcementCase: CaseReference;
  /** Who is questioned or heard; without a name where nobody of outside takes part. */
  readonly questioned: PersonDraft;
  /** Others who come, as far as the application names them. */
  readonly attendees?: readonly Attendee[];
}

export type BookingStatus = 'requested' | 'approved' | 'rejected' | 'cancelled' | 'keyIssued' | 'keyReturned';

export interface BookingView extends BookingDraft {
  readonly questioned: QuestionedPerson;
  readonly id: string;
  readonly roomName: string;
  readonly status: BookingStatus;
  readonly department: string;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  /** Who decided, when there is a decision. */
  readonly decidedBy: string | undefined;
  readonly decidedAt: Instant | undefined;
  readonly rejectionReason: string | undefined;
  /** 登记备案 (规定§11) */
  readonly registeredAt: Instant | undefined;
  /** 需补充: who asked has to answer. */
  readonly moreAskedAt: Instant | undefined;
  readonly session: { readonly id: string; readonly phase: SessionPhase } | undefined;
}

/** The links of one booking, in order (screens.md, "One chain per booking"). */
export const chainLinks = [
  'request',
  'approval',
  'key',
  'device-check',
  'entry',
  'notice',
  'questioning',
  'review',
  'signature',
  'thumbprint',
  'seal',
  'cleaning',
  'handover',
  'discs',
  'filing',
] as const;
export type ChainLinkName = (typeof chainLinks)[number];

export interface ChainLinkView {
  readonly link: ChainLinkName;
  readonly state: 'done' | 'now' | 'missing' | 'later';
  readonly at: Instant | undefined;
  readonly by: readonly string[];
  /** What is missing, by which article, when `state` is missing. */
  readonly missing: { readonly code: string; readonly article: string } | undefined;
  /** Done by two officers who put on record that the person's part is missing: 拒签, or ended early (制度§19). */
  readonly unsigned?: 'refused' | 'stopped' | undefined;
  /** Date (yyyy-mm-dd) by which a later link is due. */
  readonly dueOn: string | undefined;
}

export interface ChainView {
  readonly booking: BookingView;
  readonly links: readonly ChainLinkView[];
}

/** Today's work of the person signed in. */
export interface TodayView {
  readonly date: string;
  readonly hero: ChainView | undefined;
  readonly tasks: readonly TaskView[];
  readonly schedule: readonly BookingView[];
}

export interface TaskView {
  readonly kind:
    | 'approve-booking'
    | 'begin-preflight'
    | 'issue-key'
    | 'admit-inspectors'
    | 'go-to-console'
    | 'retry-seal'
    | 'receive-cleaned-room'
    | 'hand-over'
    | 'receive-handover'
    | 'burn-discs'
    | 'file-discs'
    | 'write-statement'
    | 'review-statement'
    | 'countersign-suspension'
    | 'write-withdrawal'
    | 'decide-withdrawal'
    | 'answer-more'
    | 'turn-came'
    | 'daily-check'
    | 'set-responsible'
    | 'booking-soon'
    | 'key-overdue'
    | 'next-waits'
    | 'self-test-failed'
    | 'send-repair'
    | 'answer-repair'
    | 'restore-device'
    | 'maintain-device'
    | 'loan-overdue'
    | 'renew-authorisation'
    | 'grade-findings';
  readonly bookingId: string;
  readonly sessionId: string | undefined;
  /** Case name and person, for the row's title. */
  readonly subject: string;
  /** yyyy-mm, of what waits in the list of a month. */
  readonly month?: string | undefined;
  readonly dueAt: Instant | undefined;
  readonly article: string;
}

/** What the sign-in screen may show of a booking. */
export interface PublicBooking {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly purpose: RoomPurpose;
  readonly department: string;
  readonly status: BookingStatus;
}
