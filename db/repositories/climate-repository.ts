import type { SqlConnection } from '../connection';
import { ClimateReadingRow } from '../entities/climate-reading.entity';

export function climateRepository(connection: SqlConnection) {
  return {
    append: (row: Omit<ClimateReadingRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(ClimateReadingRow).values(row).updateEntity(false).execute();
      }),
    /** Oldest first. */
    ofSession: (sessionId: string): Promise<ClimateReadingRow[]> =>
      connection.run((manager) => manager.find(ClimateReadingRow, { where: { sessionId }, order: { number: 'ASC' } })),
  };
}
