import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { ExhibitRow } from '../entities/exhibit.entity';

export type NewExhibit = Omit<ExhibitRow, 'takenBackAt' | 'takenBackById'>;

export function exhibitRepository(connection: SqlConnection) {
  return {
    insert: (exhibit: NewExhibit): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(ExhibitRow).values(exhibit).updateEntity(false).execute();
      }),
    one: (sessionId: string, number: number): Promise<ExhibitRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(ExhibitRow, { sessionId, number })) ?? undefined),
    /** In the order of their numbers. */
    ofSession: (sessionId: string): Promise<ExhibitRow[]> =>
      connection.run((manager) => manager.find(ExhibitRow, { where: { sessionId }, order: { number: 'ASC' } })),
    takeBack: (sessionId: string, number: number, takenBackAt: string, takenBackById: string): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(ExhibitRow, { sessionId, number, takenBackAt: IsNull() }, { takenBackAt, takenBackById });
      }),
  };
}
