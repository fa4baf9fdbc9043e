import type { SqlConnection } from '../connection';
import { ProofExtremeRow } from '../entities/proof-extreme.entity';

export function proofExtremeRepository(connection: SqlConnection) {
  return {
    /** Replaces what is there of the same session, subject and measure. */
    put: (rows: readonly ProofExtremeRow[]): Promise<void> =>
      connection.run(async (manager) => {
        await manager.upsert(ProofExtremeRow, [...rows], ['sessionId', 'subject', 'measure']);
      }),
    ofSession: (sessionId: string): Promise<ProofExtremeRow[]> =>
      connection.run((manager) => manager.find(ProofExtremeRow, { where: { sessionId }, order: { subject: 'ASC', measure: 'ASC' } })),
  };
}
