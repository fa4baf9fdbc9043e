import { IsNull, Not } from 'typeorm';
import type { SqlConnection } from '../connection';
import { WaitingRow } from '../entities/waiting.entity';

export type NewWaiting = Omit<WaitingRow, 'number' | 'bookingId' | 'promotedAt' | 'toldAt' | 'withdrawnAt'>;

export function waitingRepository(connection: SqlConnection) {
  return {
    /** Gives its number, which is its turn. */
    append: (row: NewWaiting): Promise<number> =>
      connection.run(async (manager) => {
        const { identifiers } = await manager.insert(WaitingRow, row);
        return (identifiers[0] as { readonly number: number }).number;
      }),
    byNumber: (number: number): Promise<WaitingRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(WaitingRow, { number })) ?? undefined),
    /** Who still waits for a time of this room that begins after this instant, in turn. */
    waiting: (roomId: string, after: string): Promise<WaitingRow[]> =>
      connection.run((manager) =>
        manager
          .createQueryBuilder(WaitingRow, 'waiting')
          .where('waiting.roomId = :roomId AND waiting.startsAt > :after', { roomId, after })
          .andWhere('waiting.promotedAt IS NULL AND waiting.withdrawnAt IS NULL')
          .orderBy('waiting.number')
          .getMany(),
      ),
    /** Whose turn came and who hasn't taken note of it yet. */
    untold: (requestedById: string): Promise<WaitingRow[]> =>
      connection.run((manager) =>
        manager.find(WaitingRow, { where: { requestedById, promotedAt: Not(IsNull()), toldAt: IsNull() }, order: { number: 'ASC' } }),
      ),
    update: (number: number, change: Partial<Pick<WaitingRow, 'bookingId' | 'promotedAt' | 'toldAt' | 'withdrawnAt'>>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(WaitingRow, { number }, change);
      }),
  };
}
