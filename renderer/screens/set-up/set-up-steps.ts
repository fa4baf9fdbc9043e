import type { RoomFileProblem } from '../../../services/contract/room';

export const setUpSteps = ['place', 'cameras', 'boards', 'summary'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** Which step a field of room.json is filled in at. */
export function stepOf({ field }: Pick<RoomFileProblem, 'field'>): SetUpStep {
  if (/^cameras/.test(field)) return 'cameras';
  return /^roomIo/.test(field) ? 'boards' : 'place';
}
