import type { Instant } from '../../recordings/session/instant';

/** 行政处罚法§43: 准予 or 驳回. */
export const withdrawalVerdicts = ['granted', 'rejected'] as const;
export type WithdrawalVerdict = (typeof withdrawalVerdicts)[number];

export const withdrawalParts = ['officer', 'interpreter'] as const;

/** Who can be asked to withdraw. */
export interface WithdrawalTarget {
  readonly part: (typeof withdrawalParts)[number];
  /** Of the officer, or the interpreter's number among those who are there. */
  readonly id: string;
}

export interface WithdrawalDraft {
  readonly against: readonly WithdrawalTarget[];
  /** In the person's own words. */
  readonly reason: string;
}

export interface WithdrawalView extends WithdrawalTarget {
  readonly number: number;
  readonly name: string;
  readonly reason: string;
  /** Its moment in the recording. */
  readonly askedAt: Instant;
  readonly writtenBy: string;
  readonly writtenAt: Instant;
  /** Absent until the agency's head has decided. */
  readonly decision?:
    { readonly verdict: WithdrawalVerdict; readonly reason: string; readonly by: string; readonly at: Instant } | undefined;
}

/** Of one session, wherever it stands: what the head decides on and the officers write down. */
export interface WithdrawalsView {
  readonly sessionId: string;
  readonly questionedName: string;
  readonly caseName: string;
  readonly startedAt: Instant | undefined;
  readonly requests: readonly WithdrawalView[];
  /** Who can still be asked to; none where nothing can be written down now. */
  readonly targets: readonly (WithdrawalTarget & { readonly name: string })[];
  readonly unwrittenSince: Instant | undefined;
}

/** A sentence that the 笔录 or the record says of a request, with its moment. */
export interface WithdrawalNote {
  readonly at: Instant;
  readonly text: string;
}

export interface WithdrawalNotes {
  /** Behind the notice, read and signed with its page. */
  readonly onPages: readonly WithdrawalNote[];
  /** In the 附记, which nobody signs. */
  readonly added: readonly WithdrawalNote[];
}
