import type { Instant } from '../../recordings/session/instant';
import type { CaseReference } from './bookings';

export const statementKinds = ['fault', 'stopped', 'suspended'] as const;
/** `fault`: the recording broke; `stopped`: it was ended without signature; `suspended`: it stood still by law. */
export type StatementKind = (typeof statementKinds)[number];

/** Why something is missing that the law took away (制度§19); `changeover`: a camera was begun anew because its sound was, or came back. */
export const lawfulCauses = { all: 'suspended', sound: 'sound-withheld', picture: 'picture-withheld', changeover: 'changeover' } as const;
const byLaw: ReadonlySet<string> = new Set(Object.values(lawfulCauses));

/** What the law took away is no fault: it has its own statement, which is reviewed and filed (制度§19). */
export function isByLaw(cause: string): boolean {
  return byLaw.has(cause);
}

/** `draft` and `returned` are the officers' to write, `signed` is the agency head's to review (制度§19). */
export type StatementState = 'draft' | 'signed' | 'returned' | 'approved';

/** A stretch of a session that was not recorded. */
export interface StatementSpan {
  /** The camera or microphone; undefined where it is all of them. */
  readonly device: string | undefined;
  readonly from: Instant;
  /** Undefined while it lasts. */
  readonly to: Instant | undefined;
  readonly cause: string;
  /** When the console called; undefined where nothing failed. */
  readonly alarmAt: Instant | undefined;
  /** The files before and after it, by their number in the session's chain. */
  readonly before: StatementSegment | undefined;
  readonly after: StatementSegment | undefined;
}
export interface StatementSegment {
  readonly n: number;
  readonly file: string;
}

export interface StatementAct {
  readonly kind: 'reported' | 'signed' | 'returned' | 'approved';
  readonly at: Instant;
  readonly by: string;
  readonly to: string | undefined;
  readonly text: string;
}

/** What the officers write themselves; the rest is taken from the recording. */
export interface StatementText {
  /** Key of one of 制度§19's grounds. */
  readonly ground: string;
  readonly reason: string;
  readonly basis: string;
  /** Who agreed that it went on; empty where it didn't. */
  readonly continuing: string;
}

export interface StatementView extends StatementText {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: StatementKind;
  readonly state: StatementState;
  readonly openedAt: Instant;
  readonly agencyName: string;
  readonly roomName: string;
  readonly enforcementCase: CaseReference;
  readonly questionedName: string;
  readonly registrationCode: string | undefined;
  readonly inspectors: readonly { readonly personId: string; readonly name: string }[];
  readonly startedAt: Instant | undefined;
  readonly endedAt: Instant | undefined;
  readonly sealed: boolean;
  readonly spans: readonly StatementSpan[];
  /** The ground in words; undefined until one is chosen. */
  readonly groundLabel: string | undefined;
  readonly acts: readonly StatementAct[];
  /** 规程§13: the leader was told later than at once, or not yet though that time is over. */
  readonly reportedLate: boolean;
}

export const reviewVerdicts = ['approved', 'returned'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];
