import type { Instant } from '../../recordings/session/instant';

/** What must be said and shown before questioning, each marked in the recording (规定§14). */
export const noticeSteps = ['credentials-shown', 'notice-read', 'rights-told'] as const;
export type NoticeStep = (typeof noticeSteps)[number];

/** Wording of 法制稽查, short enough for the second screen. */
export interface RightsAndDuties {
  readonly rights: readonly string[];
  readonly duties: readonly string[];
  /** What the person is asked at each step; absent where it was told before questions were kept. */
  readonly questions?: readonly NoticeQuestion[] | undefined;
}

export interface NoticeQuestion {
  readonly key: string;
  readonly step: NoticeStep;
  readonly text: string;
  /** What can be pressed. */
  readonly answers: readonly string[];
  /** The answer that something has to follow on; absent where none does. */
  readonly leadsOn?: string | undefined;
  /** Who was asked to withdraw, and why, stands on the pages behind its answer; absent where it was asked before the pages said that. */
  readonly requestsFollow?: boolean | undefined;
}

/** What the person said to a question of the notice, with its moment in the recording (规定§14). */
export interface NoticeAnswer {
  readonly question: string;
  readonly answer: string;
  readonly at: Instant;
  /** The officer who wrote it down; undefined where the person pressed it. */
  readonly by: string | undefined;
}
