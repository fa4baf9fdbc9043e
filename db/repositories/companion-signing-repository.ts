import type { SqlConnection } from '../connection';
import { CompanionSigningRow } from '../entities/companion-signing.entity';

/** Signatures of those who were there for the questioned person's sake. */
export function companionSigningRepository(connection: SqlConnection) {
  return {
    put: (signing: Omit<CompanionSigningRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(CompanionSigningRow).values(signing).updateEntity(false).execute();
      }),
    /** In the order of signing; the last of each counts. */
    ofSession: (sessionId: string): Promise<CompanionSigningRow[]> =>
      connection.run((manager) => manager.find(CompanionSigningRow, { where: { sessionId }, order: { number: 'ASC' } })),
  };
}
