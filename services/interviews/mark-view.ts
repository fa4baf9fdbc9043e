import type { MarkWordRow } from '../../db/entities/mark-word.entity';
import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { MarkView } from '../contract/sessions';
import { breakActOf } from './break-notes';

/** The marks among a session's notes, each with what was written to it afterwards, and those that follow from `presence`; oldest first. */
export function markViews(
  notes: readonly SessionNoteRow[],
  words: readonly MarkWordRow[],
  presence: readonly MarkView[],
): readonly MarkView[] {
  const noted = notes
    .filter(({ kind }) => kind === 'mark')
    .map((note): MarkView => {
      const { number, at, text, byId } = note;
      const added = words.filter(({ markNumber }) => markNumber === number).map((word) => ({ at: word.at, text: word.text }));
      const whole = [text, ...added.map((word) => word.text)].filter((part) => part !== '').join('；');
      const kind = byId === null ? 'automatic' : 'manual';
      return { id: String(number), at, text: whole, kind, break: breakActOf(note), ...(added.length > 0 && { added }) };
    });
  return [...noted, ...presence].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
