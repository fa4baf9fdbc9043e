import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { BreakAct, BreakMark } from '../contract/breaks';

/** The breaks among a session's marks, in order. */
export function breaksOf(notes: readonly SessionNoteRow[]): readonly BreakMark[] {
  return notes.flatMap((note) => {
    const act = breakActOf(note);
    return act === undefined ? [] : [{ act, at: note.at }];
  });
}

export function breakActOf({ kind, detail }: Pick<SessionNoteRow, 'kind' | 'detail'>): BreakAct | undefined {
  if (kind !== 'mark' || detail === null) return undefined;
  return (JSON.parse(detail) as { readonly break?: BreakAct }).break;
}
