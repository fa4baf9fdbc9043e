import type { SqlConnection } from '../connection';
import { RoomRow } from '../entities/room.entity';

export function roomRepository(connection: SqlConnection) {
  return {
    byId: (id: string): Promise<RoomRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(RoomRow, { id })) ?? undefined),
    list: (): Promise<RoomRow[]> => connection.run((manager) => manager.find(RoomRow, { order: { id: 'ASC' } })),
    /** As room.json describes it now. */
    put: (room: RoomRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.upsert(RoomRow, room, ['id']);
      }),
  };
}
