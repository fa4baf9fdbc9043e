import type { Instant } from '../../recordings/session/instant';
import type { UnsignedEnding } from '../../recordings/session/session-state';
import type { WithheldTrack } from '../../recordings/session/withheld';

export const unsignedKinds = ['refused', 'stopped'] as const satisfies readonly UnsignedEnding['how'][];
export type UnsignedKind = (typeof unsignedKinds)[number];

/** One ground of the office's list; the words are template data. */
export interface StopGround {
  readonly key: string;
  readonly label: string;
  /** It says nothing without words beside it. */
  readonly wantsWords: boolean;
}
/** What may be given for a refusal, and 制度§19's three for stopping the recording. */
export type StopGrounds = Readonly<Record<UnsignedKind, readonly StopGround[]>>;

/** 笔录 without the person's signature and thumbprint: why. */
export interface UnsignedDraft {
  readonly how: UnsignedKind;
  /** Key of a ground. */
  readonly ground: string;
  readonly words: string;
  /** Who else saw the refusal; may be empty. */
  readonly witness: string;
  /** 制度§19 依据; empty of a refusal. */
  readonly basis: string;
}

/** What is not recorded: everything, so that the session stands still; or one of the two, and it goes on. */
export const suspensionScopes = ['all', 'sound', 'picture'] as const;
export type SuspensionScope = (typeof suspensionScopes)[number];

export const approvalKinds = ['present', 'telephone'] as const;
/** 制度§19: not recording wants a ground and somebody who leads. */
export interface SuspensionDraft {
  readonly scope: SuspensionScope;
  readonly ground: string;
  readonly words: string;
  readonly approvedById: string;
  readonly approval: (typeof approvalKinds)[number];
}

/** A stretch in which by law nothing, or not all, was recorded. */
export interface SuspensionView {
  readonly scope: SuspensionScope;
  readonly ground: string;
  readonly words: string;
  readonly approvedBy: string;
  /** Two leaders may have one name. */
  readonly approvedById: string;
  readonly approval: SuspensionDraft['approval'];
  /** When who approved by telephone signed for it. */
  readonly countersignedAt?: Instant | undefined;
  readonly startedBy: string;
  readonly since: Instant;
  /** Undefined while it lasts, and where the session ended in it. */
  readonly until: Instant | undefined;
}

/** What alone is not recorded; undefined where the session stands still as a whole, or nothing is withheld. */
export function withheldTrack(scope: string | undefined): WithheldTrack | undefined {
  return scope === 'sound' || scope === 'picture' ? scope : undefined;
}

/** The one that lasts; undefined where all is recorded. */
export function lastingSuspension(suspensions: readonly SuspensionView[] = []): SuspensionView | undefined {
  return suspensions.find(({ until }) => until === undefined);
}

/** How it ended without signature, as the screens and the papers say it. */
export interface UnsignedView {
  readonly how: UnsignedKind;
  /** The ground in words. */
  readonly ground: string;
  readonly words: string;
  readonly witness: string;
  /** The two officers, in the order in which they signed. */
  readonly by: readonly { readonly name: string; readonly at: Instant }[];
}
