import type { SqlConnection } from '../connection';
import { KeyMovementRow } from '../entities/key-movement.entity';

export function keyRepository(connection: SqlConnection) {
  return {
    /** 规定§9, §11: from whose hand into whose, and when. */
    append: (movement: Omit<KeyMovementRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(KeyMovementRow).values(movement).updateEntity(false).execute();
      }),
    /** Who has the room's key by the newest movement: a person's id; undefined before the first movement. */
    holder: (roomId: string): Promise<string | undefined> =>
      connection.run(async (manager) => {
        const [newest] = await manager.find(KeyMovementRow, { where: { roomId }, order: { number: 'DESC' }, take: 1 });
        return newest?.toId;
      }),
    ofBooking: (bookingId: string): Promise<KeyMovementRow[]> =>
      connection.run((manager) => manager.find(KeyMovementRow, { where: { bookingId }, order: { number: 'ASC' } })),
    ofRoom: (roomId: string): Promise<KeyMovementRow[]> =>
      connection.run((manager) => manager.find(KeyMovementRow, { where: { roomId }, order: { number: 'ASC' } })),
  };
}
