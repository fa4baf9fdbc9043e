import type { QuestionedPerson } from './bookings';

/** What the head of the 笔录 asks of who is questioned (卫生行政执法文书规范: every field of a form is filled in); a postcode few people know. */
export const wantedOfPerson = [
  'name',
  'idNumber',
  'sex',
  'bornOn',
  'workUnit',
  'position',
  'phone',
  'address',
] as const satisfies readonly (keyof QuestionedPerson)[];
export type WantedOfPerson = (typeof wantedOfPerson)[number];

/** What isn't known yet of who is questioned; with a stated ground only the name has to be. */
export function missingOfPerson(person: QuestionedPerson): readonly WantedOfPerson[] {
  const missing = wantedOfPerson.filter((field) => (person[field] ?? '') === '');
  return person.whyIncomplete === '' ? missing : missing.filter((field) => field === 'name');
}

/** What stands against the notice and with it against the questioning; the recording it never holds up (规定§15). */
export type StartGap = `person.${WantedOfPerson}`;
