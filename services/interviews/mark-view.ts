import type { MarkWordRow } from '../../db/entities/mark-word.entity';
import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { MarkView } from '../contract/sessions';

/** The marks among a session's notes, each with what was written to it afterwards. */
export function markViews(notes: readonly SessionNoteRow[], words: readonly MarkWordRow[]): readonly MarkView[] {
  return notes
    .filter(({ kind }) => kind === 'mark')
    .map(({ number, at, text, byId }) => {
      const added = words.filter(({ markNumber }) => markNumber === number).map((word) => ({ at: word.at, text: word.text }));
      const whole = [text, ...added.map((word) => word.text)].filter((part) => part !== '').join('；');
      return { id: String(number), at, text: whole, kind: byId === null ? 'automatic' : 'manual', ...(added.length > 0 && { added }) };
    });
}
