import { LessThan } from 'typeorm';
import type { SqlConnection } from '../connection';
import { SelfTestRow } from '../entities/self-test.entity';

export function selfTestRepository(connection: SqlConnection) {
  return {
    /** Gives its number. */
    append: (row: Omit<SelfTestRow, 'number'>): Promise<number> =>
      connection.run(async (manager) => {
        const { identifiers } = await manager.insert(SelfTestRow, row);
        return (identifiers[0] as { readonly number: number }).number;
      }),
    byNumber: (roomId: string, number: number): Promise<SelfTestRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(SelfTestRow, { roomId, number })) ?? undefined),
    /** The newest that asked the devices; those that were skipped are passed over. */
    newest: (roomId: string): Promise<SelfTestRow | undefined> =>
      connection.run(
        async (manager) =>
          (await manager
            .createQueryBuilder(SelfTestRow, 'test')
            .where("test.roomId = :roomId AND test.outcome <> 'skipped'", { roomId })
            .orderBy('test.number', 'DESC')
            .limit(1)
            .getOne()) ?? undefined,
      ),
    ofDay: (roomId: string, testedOn: string): Promise<SelfTestRow[]> =>
      connection.run((manager) => manager.find(SelfTestRow, { where: { roomId, testedOn }, order: { number: 'ASC' } })),
    /** Newest first, those before `before`. */
    page: (roomId: string, before: number | undefined, limit: number): Promise<SelfTestRow[]> =>
      connection.run((manager) =>
        manager.find(SelfTestRow, {
          where: { roomId, ...(before === undefined ? {} : { number: LessThan(before) }) },
          order: { number: 'DESC' },
          take: limit,
        }),
      ),
  };
}
