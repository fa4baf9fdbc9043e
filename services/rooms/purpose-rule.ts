import type { Instant } from '../../recordings/session/instant';
import type { PurposeAmongOfficers, RoomPurpose } from '../contract/bookings';
import type { AttendeeKind } from '../contract/attendees';

/** What is kept of a use besides its recording. */
export type KeptRecord = 'transcript' | 'minutes' | 'delivery-receipt';
export type Ending =
  /** 规定§15: the questioned person has read the 笔录, signed and given the thumbprint. */
  | { readonly kind: 'signature-and-thumbprint' }
  /** It is spoken on the recording what came of it; written down with who and when. */
  | { readonly kind: 'closing-act'; readonly act: ClosingAct };
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
  readonly record: KeptRecord;
  readonly ending: Ending;
}

const parties = ['party', 'legal-representative', 'authorised-person', 'lawyer'] as const satisfies readonly AttendeeKind[];
const advisers = ['expert', 'lawyer', 'technician'] as const satisfies readonly AttendeeKind[];
const closes = (act: ClosingAct): Ending => ({ kind: 'closing-act', act });
const among = (act: ClosingAct) =>
  ({
    officers: 2,
    outsiders: 'none' as const,
    outsideKinds: [],
    notice: false,
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
    outsideKinds: [...parties, 'technician'],
    notice: true,
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
    record: 'minutes',
    ending: closes('experts-heard'),
  },
  'statement-and-defence': {
    officers: 2,
    outsiders: 'at-least-one',
    outsideKinds: parties,
    notice: true,
    record: 'minutes',
    ending: closes('statement-heard'),
  },
  hearing: {
    officers: 2,
    outsiders: 'at-least-one',
    outsideKinds: [...parties, 'expert', 'technician'],
    notice: true,
    record: 'minutes',
    ending: closes('hearing-closed'),
  },
  'serving-decision': {
    officers: 2,
    outsiders: 'at-least-one',
    outsideKinds: parties,
    notice: true,
    record: 'delivery-receipt',
    ending: closes('decision-served'),
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
  if (rule.outsiders === 'one-questioned' && kinds.includes('party')) return 'second-questioned';
  return questionedName === '' ? 'nobody-to-hear' : undefined;
}

export interface UseSoFar {
  readonly startedAt: Instant | undefined;
  readonly noticeGivenAt: Instant | undefined;
}

export type ClosingProblem = 'ends-at-signature' | 'not-begun' | 'notice-not-given' | 'nothing-said';

/** Whether this use may be ended by its closing act now, with what was said to come of it. */
export function closingProblem(purpose: RoomPurpose, use: UseSoFar, outcome: string): ClosingProblem | undefined {
  const rule = purposeRules[purpose];
  if (rule.ending.kind === 'signature-and-thumbprint') return 'ends-at-signature';
  if (use.startedAt === undefined) return 'not-begun';
  if (rule.notice && use.noticeGivenAt === undefined) return 'notice-not-given';
  return outcome.trim() === '' ? 'nothing-said' : undefined;
}
