import type { RoomPurpose } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import { askedFields, missingOf, type RecordDraft, type RecordForm } from '../contract/records';
import forms from './templates/records.json';

type ClosingPurpose = Exclude<RoomPurpose, 'questioning'>;
const recordForms: Readonly<Record<ClosingPurpose, RecordForm>> = forms;

/** The form of what is kept besides the recording; a questioning has its 笔录 instead. */
export function recordFormOf(purpose: RoomPurpose): RecordForm | undefined {
  return purpose === 'questioning' ? undefined : recordForms[purpose];
}

/** What the form asks for and nothing else, trimmed. Refuses with `record.missing` { label }. */
export function checkRecord(form: RecordForm, { outcome, facts }: RecordDraft): RecordDraft {
  const asked = askedFields(form, facts).map(({ key }): readonly [string, string] => [key, facts[key]?.trim() ?? '']);
  const draft = { outcome: outcome.trim(), facts: Object.fromEntries(asked) };
  const label = missingOf(form, draft);
  if (label !== undefined) throw new Refusal('record.missing', { label });
  return draft;
}
