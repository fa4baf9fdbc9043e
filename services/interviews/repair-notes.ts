import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { ConditionRepair } from './conditions';

/** The repairs among a session's notes, with who said them. */
export function repairsOf(notes: readonly SessionNoteRow[], nameOf: (id: string) => string): readonly ConditionRepair[] {
  return notes
    .filter(({ kind }) => kind === 'repair')
    .map(({ at, text, byId, detail }) => {
      const { condition = '' } = JSON.parse(detail ?? '{}') as { readonly condition?: string };
      return { condition, at, text, by: byId === null ? '' : nameOf(byId) };
    });
}
