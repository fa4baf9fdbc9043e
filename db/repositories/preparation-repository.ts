import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { SessionCheckRow } from '../entities/session-check.entity';
import { SessionCompanionRow } from '../entities/session-companion.entity';

export type NewCompanion = Omit<SessionCompanionRow, 'number' | 'removedAt' | 'removedById'>;

/** What was looked at before a session, and who is there for the questioned person's sake. */
export function preparationRepository(connection: SqlConnection) {
  return {
    checks: (sessionId: string): Promise<SessionCheckRow[]> => connection.run((manager) => manager.findBy(SessionCheckRow, { sessionId })),
    putCheck: (row: SessionCheckRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.upsert(SessionCheckRow, row, ['sessionId', 'item']);
      }),
    /** In order of their coming; without what was entered by mistake. */
    companions: (sessionId: string): Promise<SessionCompanionRow[]> =>
      connection.run((manager) =>
        manager.find(SessionCompanionRow, { where: { sessionId, removedAt: IsNull() }, order: { number: 'ASC' } }),
      ),
    companion: (number: number): Promise<SessionCompanionRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(SessionCompanionRow, { number })) ?? undefined),
    addCompanion: (row: NewCompanion): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(SessionCompanionRow, row);
      }),
    removeCompanion: (number: number, removedAt: string, removedById: string): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(SessionCompanionRow, { number, removedAt: IsNull() }, { removedAt, removedById });
      }),
  };
}
