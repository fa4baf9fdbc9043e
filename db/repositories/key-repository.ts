import type { SqlConnection } from '../connection';
import { KeyMovementRow } from '../entities/key-movement.entity';

export function keyRepository(connection: SqlConnection) {
  return {
    /** 规定§9, §11: from whose hand into whose, and when. */
    append: (movement: Omit<KeyMovementRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(KeyMovementRow).values(movement).updateEntity(false).execute();
      }),
    /** Where the room's key went last, to whoever has it; undefined before its first movement. */
    newest: (roomId: string): Promise<KeyMovementRow | undefined> =>
      connection.run(async (manager) => (await manager.find(KeyMovementRow, { where: { roomId }, order: { number: 'DESC' }, take: 1 }))[0]),
    ofBooking: (bookingId: string): Promise<KeyMovementRow[]> =>
      connection.run((manager) => manager.find(KeyMovementRow, { where: { bookingId }, order: { number: 'ASC' } })),
    /** Every movement there ever was, for the check of the whole store. */
    ofRoom: (roomId: string): Promise<KeyMovementRow[]> =>
      connection.run((manager) => manager.find(KeyMovementRow, { where: { roomId }, order: { number: 'ASC' } })),
  };
}
