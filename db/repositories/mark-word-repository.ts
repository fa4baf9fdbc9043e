import type { SqlConnection } from '../connection';
import { MarkWordRow } from '../entities/mark-word.entity';

export function markWordRepository(connection: SqlConnection) {
  return {
    append: (words: Omit<MarkWordRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(MarkWordRow).values(words).updateEntity(false).execute();
      }),
    /** In order. */
    ofSession: (sessionId: string): Promise<MarkWordRow[]> =>
      connection.run((manager) => manager.find(MarkWordRow, { where: { sessionId }, order: { number: 'ASC' } })),
  };
}
