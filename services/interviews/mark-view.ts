import type { MarkWordRow } from '../../db/entities/mark-word.entity';
import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { MarkView } from '../contract/sessions';
import { breakActOf } from './break-notes';

/** The marks among a session's notes, each with what was written to it afterwards. */
export function markViews(notes: readonly SessionNoteRow[], words: readonly MarkWordRow[]): readonly MarkView[] {
  return notes
    .filter(({ kind }) => kind === 'mark')
    .map((note) => {
      const { number, at, text, byId } = note;
      const added = words.filter(({ markNumber }) => markNumber === number).map((word) => ({ at: word.at, text: word.text }));
      const whole = [text, ...added.map((word) => word.text)].filter((part) => part !== '').join('；');
      const kind = byId === null ? 'automatic' : 'manual';
      return { id: String(number), at, text: whole, kind, break: breakActOf(note), ...(added.length > 0 && { added }) };
    });
}
