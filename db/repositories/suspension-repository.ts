import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { SuspensionCountersignRow } from '../entities/suspension-countersign.entity';
import { SuspensionRow } from '../entities/suspension.entity';

export type NewSuspension = Omit<SuspensionRow, 'number' | 'until' | 'endedById'>;

export function suspensionRepository(connection: SqlConnection) {
  return {
    begin: (suspension: NewSuspension): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(SuspensionRow).values(suspension).updateEntity(false).execute();
      }),
    /** The one that lasts; nothing where none does. */
    end: (sessionId: string, until: string, endedById: string): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(SuspensionRow, { sessionId, until: IsNull() }, { until, endedById });
      }),
    /** Undefined where none lasts. */
    lasting: (sessionId: string): Promise<SuspensionRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(SuspensionRow, { sessionId, until: IsNull() })) ?? undefined),
    /** By who approved it by telephone, once. */
    countersign: (row: SuspensionCountersignRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(SuspensionCountersignRow, row);
      }),
    countersigns: (sessionId: string): Promise<SuspensionCountersignRow[]> =>
      connection.run((manager) =>
        manager
          .createQueryBuilder(SuspensionCountersignRow, 'countersign')
          .innerJoin(SuspensionRow, 'suspension', 'suspension.number = countersign.suspensionNumber')
          .where('suspension.sessionId = :sessionId', { sessionId })
          .orderBy('countersign.suspensionNumber')
          .getMany(),
      ),
    /** Oldest first. */
    ofSession: (sessionId: string): Promise<SuspensionRow[]> =>
      connection.run((manager) => manager.find(SuspensionRow, { where: { sessionId }, order: { number: 'ASC' } })),
  };
}
