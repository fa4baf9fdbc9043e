import type { RoomPurpose } from './bookings';

/** 制度§11 （一）–（五）: what a recording is of. */
export const recordingCategories = ['licence-review', 'inspection', 'case', 'coercion', 'other'] as const;
export type RecordingCategory = (typeof recordingCategories)[number];

/** Every purpose of 规定§3 has one, so that nothing recorded in the room is without; the others take place outside of it. */
const ofPurpose: Readonly<Record<RoomPurpose, RecordingCategory>> = {
  questioning: 'case',
  'statement-and-defence': 'case',
  hearing: 'case',
  'serving-decision': 'case',
  'pre-case-discussion': 'other',
  'expert-discussion': 'other',
  deliberation: 'other',
  'collective-discussion': 'other',
};

export function categoryOf(purpose: RoomPurpose): RecordingCategory {
  return ofPurpose[purpose];
}
