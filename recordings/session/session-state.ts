import type { Instant } from './instant';

export interface Inspector {
  readonly personId: string;
  readonly name: string;
  /** 执法证件编号 */
  readonly badgeNumber: string;
}

/** 规定§13: never fewer than two inspectors. The first leads the questioning, the second keeps the 笔录. */
export type InspectorPair = readonly [Inspector, Inspector];

/** A recording session from the pre-flight to the seal; each phase carries what is known then and no more. */
export type SessionState =
  | { readonly phase: 'preparing' }
  /** Devices were proved (规定§12); the inspectors sign in one by one. */
  | { readonly phase: 'checked'; readonly signedIn: readonly Inspector[] }
  | { readonly phase: 'ready'; readonly inspectors: InspectorPair }
  /** Nobody came: the room is free, nothing was evidence, and the same booking may begin again. */
  | { readonly phase: 'abandoned'; readonly reason: string; readonly at: Instant }
  | Running
  | { readonly phase: 'interrupted'; readonly during: Running; readonly reason: string; readonly since: Instant }
  /** 制度§19: nothing is recorded for a while, for one of its grounds; the session and its time go on. */
  | { readonly phase: 'suspended'; readonly during: Running; readonly ground: string; readonly since: Instant }
  | Concluded
  | Sealed;

/** The phases in which everything is recorded and nothing may be discarded. */
export type Running = Opening | Questioning | Reviewing | Reviewed | Signed;

interface Begun {
  readonly inspectors: InspectorPair;
  /** The entry of the questioned person (规定§15); where nobody is questioned, the beginning of the matter (制度§8). */
  readonly startedAt: Instant;
}
/** The person is in; the notice has not been read yet. */
export interface Opening extends Begun {
  readonly phase: 'opening';
}
interface Noticed extends Begun {
  /** The prescribed wording was read on camera (规定§14). */
  readonly noticeGivenAt: Instant;
}
export interface Questioning extends Noticed {
  readonly phase: 'questioning';
}
/** The questioned person reads the 笔录. */
export interface Reviewing extends Noticed {
  readonly phase: 'reviewing';
}
export interface Reviewed extends Noticed {
  readonly phase: 'reviewed';
  readonly reviewedAt: Instant;
}
export interface Signed extends Noticed {
  readonly phase: 'signed';
  readonly reviewedAt: Instant;
  readonly signedAt: Instant;
}
/** 规定§15: the questioned person signed and gave the thumbprint. */
interface Signing extends Noticed {
  readonly reviewedAt: Instant;
  readonly signedAt: Instant;
  readonly thumbprintedAt: Instant;
  /** The later of signature and thumbprint (规定§15). */
  readonly endedAt: Instant;
}
/** 规定§3: what isn't a questioning ends by its closing act; among officers nobody was given notice, and not every record is signed here. */
interface Closing extends Begun {
  readonly noticeGivenAt?: Instant;
  readonly reviewedAt?: Instant;
  readonly signedAt?: Instant;
  readonly closedAt: Instant;
  readonly closedById: string;
  /** What came of it, as it was spoken on the recording. */
  readonly closingOutcome: string;
  readonly endedAt: Instant;
}
/** One officer's word, given with the own PIN. */
export interface OfficerAct {
  readonly personId: string;
  readonly at: Instant;
}
/** Why the questioned person's signature and thumbprint are missing, and the two officers who put it on record. */
export interface UnsignedEnding {
  /** `refused`: the person wouldn't read, sign or give the thumbprint; `stopped`: the recording had to end, for a ground of 制度§19. */
  readonly how: 'refused' | 'stopped';
  /** A key of the office's list. */
  readonly ground: string;
  /** What happened, in words; may be empty where the ground says it all. */
  readonly words: string;
  /** Who else saw it; empty where nobody did. */
  readonly witness: string;
  readonly acts: readonly [OfficerAct, OfficerAct];
}
/** 笔录 without signature: as far as it came, and why it came no further. */
interface Unsigned extends Begun {
  readonly noticeGivenAt?: Instant;
  readonly reviewedAt?: Instant;
  readonly signedAt?: Instant;
  readonly unsigned: UnsignedEnding;
  /** The later of the two officers' acts. */
  readonly endedAt: Instant;
}
export type Concluded = (Signing | Closing | Unsigned) & { readonly phase: 'concluded' };
type Sealed = (Signing | Closing | Unsigned) & { readonly phase: 'sealed'; readonly sealedAt: Instant };

export type SessionPhase = SessionState['phase'];

export type SessionEvent =
  | { readonly kind: 'devices-checked' }
  | { readonly kind: 'inspector-signed-in'; readonly inspector: Inspector }
  | { readonly kind: 'person-entered'; readonly at: Instant }
  | { readonly kind: 'abandoned'; readonly reason: string; readonly at: Instant }
  | { readonly kind: 'begun-again' }
  | { readonly kind: 'notice-given'; readonly at: Instant }
  | { readonly kind: 'handed-for-review' }
  | { readonly kind: 'questioning-resumed' }
  | { readonly kind: 'review-confirmed'; readonly at: Instant }
  | { readonly kind: 'review-reopened' }
  | { readonly kind: 'signed'; readonly at: Instant }
  | { readonly kind: 'thumbprinted'; readonly at: Instant }
  | { readonly kind: 'closed'; readonly at: Instant; readonly byId: string; readonly outcome: string }
  | { readonly kind: 'ended-unsigned'; readonly ending: UnsignedEnding }
  | { readonly kind: 'interrupted'; readonly reason: string; readonly at: Instant }
  | { readonly kind: 'suspended'; readonly ground: string; readonly at: Instant }
  /** After an interruption or a suspension. */
  | { readonly kind: 'resumed' }
  | { readonly kind: 'sealed'; readonly at: Instant };
