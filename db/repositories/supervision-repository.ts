import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { SupervisionOrderRow } from '../entities/supervision-order.entity';

export type NewOrder = Omit<SupervisionOrderRow, 'number' | 'acknowledgedAt' | 'acknowledgedById'>;

export function supervisionRepository(connection: SqlConnection) {
  return {
    append: (order: NewOrder): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(SupervisionOrderRow).values(order).updateEntity(false).execute();
      }),
    byNumber: (number: number): Promise<SupervisionOrderRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(SupervisionOrderRow, { number })) ?? undefined),
    /** Oldest first. */
    ofSession: (sessionId: string): Promise<SupervisionOrderRow[]> =>
      connection.run((manager) => manager.find(SupervisionOrderRow, { where: { sessionId }, order: { number: 'ASC' } })),
    acknowledge: (number: number, acknowledgedAt: string, acknowledgedById: string): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(SupervisionOrderRow, { number, acknowledgedAt: IsNull() }, { acknowledgedAt, acknowledgedById });
      }),
  };
}
