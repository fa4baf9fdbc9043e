import type { SqlConnection } from '../connection';
import { ViewingRow } from '../entities/viewing.entity';

export function viewingRepository(connection: SqlConnection) {
  return {
    /** All of them or none. */
    append: (rows: readonly Omit<ViewingRow, 'number'>[]): Promise<void> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          await manager
            .createQueryBuilder()
            .insert()
            .into(ViewingRow)
            .values([...rows])
            .updateEntity(false)
            .execute();
        }),
      ),
    /** What one person watched of a session, in the order of watching. */
    ofPerson: (sessionId: string, personId: string): Promise<ViewingRow[]> =>
      connection.run((manager) => manager.find(ViewingRow, { where: { sessionId, personId }, order: { number: 'ASC' } })),
  };
}
