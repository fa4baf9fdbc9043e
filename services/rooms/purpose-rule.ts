import type { Instant } from '../../recordings/session/instant';
import type { PurposeAmongOfficers, RoomPurpose } from '../contract/bookings';
import { questionedKinds, type AttendeeKind } from '../contract/attendees';

/** What is kept of a use besides its recording. */
export type KeptRecord = 'transcript' | 'minutes' | 'delivery-receipt';
export type Ending =
  /** 规定§15: the questioned person has read the 笔录, signed and given the thumbprint. */
  | { readonly kind: 'signature-and-thumbprint' }
  /** It is spoken on the recording what came of it; written down with who and when. */
  | {
      readonly kind: 'closing-act';
      readonly act: ClosingAct;
      /** 听证 is closed by who chairs it; anything else by either officer. */
      readonly closes: 'lead' | 'either';
      /** 制度§10: a record of what somebody of outside said or took is read and signed by that person before the end. */
      readonly signed: boolean;
    };
export type ClosingAct =
  'case-discussed' | 'experts-heard' | 'opinion-formed' | 'statement-heard' | 'hearing-closed' | 'decision-taken' | 'decision-served';

/** One purpose of 规定§3: who attends, what must be recorded, how it ends. Every one is recorded from entry to end. */
export interface PurposeRule {
  /** Never fewer officers in the room (规定§13). */
  readonly officers: number;
  /** People of outside: exactly one who is questioned (规定§13), at least one, or none at all (规定§2). */
  readonly outsiders: 'one-questioned' | 'at-least-one' | 'none';
  readonly outsideKinds: readonly AttendeeKind[];
  /** 规定§14: credentials and notice, before anything else, where somebody of outside takes part. */
  readonly notice: boolean;
  /**
   * 规定§15: the entry of the questioned person, which the room sees. Where nobody is questioned the matter itself (制度§8): who leads says that
   * it begins, and an entry before that word counts as its beginning, so that nothing said is lost.
   */
  readonly beginning: 'entry' | 'entry-or-word';
  readonly record: KeptRecord;
  readonly ending: Ending;
}

const parties = ['party', 'legal-representative', 'authorised-person', 'lawyer', 'interpreter'] as const satisfies readonly AttendeeKind[];
const advisers = ['expert', 'lawyer', 'technician', 'interpreter'] as const satisfies readonly AttendeeKind[];
const closes = (act: ClosingAct): Ending => ({ kind: 'closing-act', act, closes: 'either', signed: false });
const signedBefore = (act: ClosingAct): Ending => ({ kind: 'closing-act', act, closes: 'either', signed: true });
const among = (act: ClosingAct) =>
  ({
    officers: 2,
    outsiders: 'none' as const,
    outsideKinds: [],
    notice: false,
    beginning: 'entry-or-word',
    record: 'minutes',
    ending: closes(act),
  }) satisfies PurposeRule;

/** Nobody of outside exactly where the contract says so to the page. */
type RuleOf<P extends RoomPurpose> = PurposeRule & {
  readonly outsiders: P extends PurposeAmongOfficers ? 'none' : 'one-questioned' | 'at-least-one';
};

export const purposeRules: Readonly<{ [P in RoomPurpose]: RuleOf<P> }> = {
  questioning: {
    officers: 2,
    outsiders: 'one-questioned',
    outsideKinds: [...parties, 'technician', 'witness', 'injured-party'],
    notice: true,
    beginning: 'entry',
    record: 'transcript',
    ending: { kind: 'signature-and-thumbprint' },
  },
  'pre-case-discussion': among('case-discussed'),
  deliberation: among('opinion-formed'),
  'collective-discussion': among('decision-taken'),
  'expert-discussion': {
    officers: 2,
    outsiders: 'at-least-one',
    outsideKinds: advisers,
    notice: true,
    beginning: 'entry',
    record: 'minutes',
    ending: closes('experts-heard'),
  },
  'statement-and-defence': {
    officers: 2,
    outsiders: 'at-least-one',
    outsideKinds: parties,
    notice: true,
    beginning: 'entry',
    record: 'minutes',
    ending: signedBefore('statement-heard'),
  },
  hearing: {
    officers: 2,
    outsiders: 'at-least-one',
    outsideKinds: [...parties, 'expert', 'technician', 'witness', 'injured-party'],
    notice: true,
    beginning: 'entry',
    record: 'minutes',
    ending: { kind: 'closing-act', act: 'hearing-closed', closes: 'lead', signed: true },
  },
  'serving-decision': {
    officers: 2,
    outsiders: 'at-least-one',
    outsideKinds: parties,
    notice: true,
    beginning: 'entry',
    record: 'delivery-receipt',
    ending: signedBefore('decision-served'),
  },
};

export interface Attendance {
  /** Who is questioned or heard, as the application names; empty where nobody is. */
  readonly questionedName: string;
  readonly kinds: readonly AttendeeKind[];
}

export type AttendanceProblem = 'nobody-to-hear' | 'outsider-not-allowed' | 'second-questioned';

/** Whether the people named in an application may come together for this purpose (规定§2, §3, §8, §13). */
export function attendanceProblem(purpose: RoomPurpose, { questionedName, kinds }: Attendance): AttendanceProblem | undefined {
  const rule = purposeRules[purpose];
  const outside = kinds.filter((kind) => kind !== 'officer' && kind !== 'leader');
  if (rule.outsiders === 'none') return outside.length > 0 || questionedName !== '' ? 'outsider-not-allowed' : undefined;
  if (outside.some((kind) => !rule.outsideKinds.includes(kind))) return 'outsider-not-allowed';
  if (rule.outsiders === 'one-questioned' && kinds.some((kind) => questionedKinds.has(kind))) return 'second-questioned';
  return questionedName === '' ? 'nobody-to-hear' : undefined;
}

export interface UseSoFar {
  readonly startedAt: Instant | undefined;
  readonly noticeGivenAt: Instant | undefined;
  /** What came of it is written down. */
  readonly written: boolean;
  /** By the one whose words it holds: not asked for, done, or refused with a reason. */
  readonly signature: 'not-wanted' | 'missing' | 'given' | 'refused';
  readonly closer: 'lead' | 'recorder' | 'other';
}

export type ClosingProblem = 'ends-at-signature' | 'not-begun' | 'notice-not-given' | 'nothing-written' | 'not-signed' | 'not-theirs';

/** Whether this use may be ended by its closing act now, by this person. */
export function closingProblem(purpose: RoomPurpose, use: UseSoFar): ClosingProblem | undefined {
  const { ending, notice } = purposeRules[purpose];
  if (ending.kind === 'signature-and-thumbprint') return 'ends-at-signature';
  if (use.closer === 'other' || (ending.closes === 'lead' && use.closer !== 'lead')) return 'not-theirs';
  if (use.startedAt === undefined) return 'not-begun';
  if (notice && use.noticeGivenAt === undefined) return 'notice-not-given';
  if (!use.written) return 'nothing-written';
  return ending.signed && use.signature === 'missing' ? 'not-signed' : undefined;
}
