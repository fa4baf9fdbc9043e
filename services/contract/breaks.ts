import type { Instant } from '../../recordings/session/instant';
import type { Stretch } from './entry';

/** What is said of a break; each is a mark of the recording, which goes on. The person asks and declines, the officers do the rest. */
export const breakActs = ['asked', 'offered', 'declined', 'refused', 'begun', 'over'] as const;
export type BreakAct = (typeof breakActs)[number];

export interface BreakMark {
  readonly act: BreakAct;
  readonly at: Instant;
}

export interface BreakState {
  /** The person asked and nobody has answered yet. */
  readonly askedAt: Instant | undefined;
  /** The officers offered one, and it was neither taken nor declined. */
  readonly offeredAt: Instant | undefined;
  readonly restingSince: Instant | undefined;
  readonly taken: readonly Stretch[];
}

/** Where the breaks stand after these marks. */
export function breakStateOf(marks: readonly BreakMark[]): BreakState {
  let state: BreakState = { askedAt: undefined, offeredAt: undefined, restingSince: undefined, taken: [] };
  for (const { act, at } of marks) {
    if (act === 'asked') state = { ...state, askedAt: at };
    if (act === 'offered') state = { ...state, askedAt: undefined, offeredAt: at };
    if (act === 'declined') state = { ...state, offeredAt: undefined };
    if (act === 'refused') state = { ...state, askedAt: undefined };
    if (act === 'begun')
      state = { askedAt: undefined, offeredAt: undefined, restingSince: at, taken: [...state.taken, { from: at, to: undefined }] };
    if (act === 'over') {
      const taken = state.taken.map((stretch) => (stretch.to === undefined ? { ...stretch, to: at } : stretch));
      state = { ...state, restingSince: undefined, taken };
    }
  }
  return state;
}

/** Whether it makes sense to say this now. */
export function mayBreak(act: BreakAct, { askedAt, offeredAt, restingSince }: BreakState): boolean {
  switch (act) {
    case 'asked':
      return restingSince === undefined && askedAt === undefined;
    case 'offered':
      return restingSince === undefined && offeredAt === undefined;
    case 'declined':
      return offeredAt !== undefined;
    case 'refused':
      return askedAt !== undefined;
    case 'begun':
      return restingSince === undefined;
    case 'over':
      return restingSince !== undefined;
  }
}
