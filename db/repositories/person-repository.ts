import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { PersonRow } from '../entities/person.entity';

export function personRepository(connection: SqlConnection) {
  return {
    /** Everybody who is there now, in roster order. */
    present: (): Promise<PersonRow[]> =>
      connection.run((manager) => manager.find(PersonRow, { where: { retiredAt: IsNull() }, order: { rosterOrder: 'ASC', id: 'ASC' } })),
    /** Everybody, also who has left: records name them. In roster order. */
    list: (): Promise<PersonRow[]> => connection.run((manager) => manager.find(PersonRow, { order: { rosterOrder: 'ASC', id: 'ASC' } })),
    byId: (id: string): Promise<PersonRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(PersonRow, { id })) ?? undefined),
    byBadge: (badgeNumber: string): Promise<PersonRow | undefined> =>
      connection.run(async (manager) =>
        badgeNumber === '' ? undefined : ((await manager.findOneBy(PersonRow, { badgeNumber, retiredAt: IsNull() })) ?? undefined),
      ),
    count: (): Promise<number> => connection.run((manager) => manager.count(PersonRow)),
    /** Inserts, or changes the row with this id. */
    save: (person: PersonRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.upsert(PersonRow, person, ['id']);
      }),
    setSex: (id: string, sex: 'female' | 'male'): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(PersonRow, { id }, { sex });
      }),
    /** Wrong PINs so far, and until when they lock. */
    setTries: (id: string, tries: Pick<PersonRow, 'failedTries' | 'lockedUntil'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(PersonRow, { id }, tries);
      }),
  };
}
