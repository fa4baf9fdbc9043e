import type { SqlConnection } from '../connection';
import { SigningRow } from '../entities/signing.entity';

export function signingRepository(connection: SqlConnection) {
  return {
    /** One of each kind a session; a second try replaces the first as long as the session hasn't moved on. */
    put: (signing: SigningRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.upsert(SigningRow, signing, ['sessionId', 'kind']);
      }),
    ofSession: (sessionId: string): Promise<SigningRow[]> => connection.run((manager) => manager.findBy(SigningRow, { sessionId })),
  };
}
