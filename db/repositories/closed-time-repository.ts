import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { ClosedTimeRow } from '../entities/closed-time.entity';

export function closedTimeRepository(connection: SqlConnection) {
  return {
    insert: (row: Omit<ClosedTimeRow, 'liftedAt' | 'liftedById'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(ClosedTimeRow, row);
      }),
    byId: (id: string): Promise<ClosedTimeRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(ClosedTimeRow, { id })) ?? undefined),
    /** Those that hold: not lifted. */
    ofRoom: (roomId: string): Promise<ClosedTimeRow[]> =>
      connection.run((manager) =>
        manager.find(ClosedTimeRow, { where: { roomId, liftedAt: IsNull() }, order: { weekday: 'ASC', fromMinute: 'ASC' } }),
      ),
    /** Those that hold, of all rooms. */
    all: (): Promise<ClosedTimeRow[]> =>
      connection.run((manager) =>
        manager.find(ClosedTimeRow, { where: { liftedAt: IsNull() }, order: { weekday: 'ASC', fromMinute: 'ASC' } }),
      ),
    lift: (id: string, liftedAt: string, liftedById: string): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(ClosedTimeRow, { id, liftedAt: IsNull() }, { liftedAt, liftedById });
      }),
  };
}
