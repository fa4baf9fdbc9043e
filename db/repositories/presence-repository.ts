import type { SqlConnection } from '../connection';
import { PresenceChangeRow } from '../entities/presence-change.entity';

/** Who left a session's room and came back, in order. */
export function presenceRepository(connection: SqlConnection) {
  return {
    append: (row: Omit<PresenceChangeRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(PresenceChangeRow, row);
      }),
    ofSession: (sessionId: string): Promise<PresenceChangeRow[]> =>
      connection.run((manager) => manager.find(PresenceChangeRow, { where: { sessionId }, order: { number: 'ASC' } })),
  };
}
