import type { SqlConnection } from '../connection';
import { SessionNoteRow } from '../entities/session-note.entity';

export function noteRepository(connection: SqlConnection) {
  return {
    /** Gives the note's number. */
    append: (note: Omit<SessionNoteRow, 'number'>): Promise<number> =>
      connection.run(async (manager) => {
        const inserted = await manager.createQueryBuilder().insert().into(SessionNoteRow).values(note).updateEntity(false).execute();
        return inserted.raw as number;
      }),
    /** In order, of one kind or of all. */
    ofSession: (sessionId: string, kind?: string): Promise<SessionNoteRow[]> =>
      connection.run((manager) =>
        manager.find(SessionNoteRow, { where: kind === undefined ? { sessionId } : { sessionId, kind }, order: { number: 'ASC' } }),
      ),
  };
}
