import type { SqlConnection } from '../connection';
import { LongTermKeepingRow } from '../entities/long-term-keeping.entity';

/** Why recordings are kept for good. */
export function longTermRepository(connection: SqlConnection) {
  return {
    append: (keeping: Omit<LongTermKeepingRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(LongTermKeepingRow).values(keeping).updateEntity(false).execute();
      }),
    /** Oldest first. */
    ofSession: (sessionId: string): Promise<LongTermKeepingRow[]> =>
      connection.run((manager) => manager.find(LongTermKeepingRow, { where: { sessionId }, order: { number: 'ASC' } })),
  };
}
