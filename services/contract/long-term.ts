import type { Instant } from '../../recordings/session/instant';

/** 制度§20 （一）–（四）: why a recording is kept for good. */
export const longTermGrounds = ['objection', 'obstruction', 'mass-incident', 'other'] as const;
export type LongTermGround = (typeof longTermGrounds)[number];

export interface LongTermDraft {
  readonly ground: LongTermGround;
  /** What happened: the ground alone says too little. */
  readonly words: string;
}
export interface LongTermView extends LongTermDraft {
  readonly by: string;
  readonly at: Instant;
}
