import { missingOfPerson, type StartGap } from '../contract/before-questioning';
import type { QuestionedPerson, RoomPurpose } from '../contract/bookings';

export interface BeforeFacts {
  readonly purpose: RoomPurpose;
  readonly questioned: QuestionedPerson;
}

/** What is still missing before the notice may be read. */
export function startGaps({ purpose, questioned }: BeforeFacts): readonly StartGap[] {
  // The head of the 笔录 is printed of a questioning; what isn't one has a form of its own.
  const ofPerson = purpose === 'questioning' ? missingOfPerson(questioned) : [];
  return ofPerson.map((field): StartGap => `person.${field}`);
}
