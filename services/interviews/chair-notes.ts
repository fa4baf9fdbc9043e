import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { ChairView } from '../contract/records';

interface ChairDetail {
  readonly chair?: string;
  readonly reason?: string;
}

/** Who was named to chair instead of the lead, by the newest such mark; undefined where nobody was. */
export function namedChair(notes: readonly SessionNoteRow[], nameOf: (personId: string) => string): ChairView | undefined {
  const views = notes.flatMap((note): readonly ChairView[] => {
    const { chair, reason = '' } = detailOf(note);
    if (chair === undefined) return [];
    return [{ personId: chair, name: nameOf(chair), by: note.byId === null ? '' : nameOf(note.byId), reason, at: note.at }];
  });
  return views.at(-1);
}

/** Whose word closes what only its chair may close. */
export function chairIdOf({ leadId }: Pick<SessionRow, 'leadId'>, notes: readonly SessionNoteRow[]): string | null {
  return namedChair(notes, String)?.personId ?? leadId;
}

function detailOf({ kind, detail }: SessionNoteRow): ChairDetail {
  return kind === 'mark' && detail !== null ? (JSON.parse(detail) as ChairDetail) : {};
}
