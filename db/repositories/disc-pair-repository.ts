import { randomUUID } from 'node:crypto';
import type { SqlConnection } from '../connection';
import { DiscPairRow } from '../entities/disc-pair.entity';
import { localYear } from '../local-year';

export type NewDiscPair = Pick<DiscPairRow, 'sessionId' | 'state' | 'startedAt' | 'burnedById' | 'copies'>;

export function discPairRepository(connection: SqlConnection) {
  return {
    /** 制度§20: takes the next number of the year; a void pair keeps its own, so that none is used twice. */
    insert: (pair: NewDiscPair): Promise<DiscPairRow> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          const year = localYear(pair.startedAt);
          const last = await manager.maximum(DiscPairRow, 'number', { year });
          const row = { ...pair, id: randomUUID(), year, number: (last ?? 0) + 1 };
          await manager.insert(DiscPairRow, row);
          return manager.findOneByOrFail(DiscPairRow, { id: row.id });
        }),
      ),
    update: (id: string, change: Partial<Omit<DiscPairRow, 'id' | 'sessionId' | 'year' | 'number'>>): Promise<void> =>
      connection.run(async (manager) => {
        const { affected } = await manager.update(DiscPairRow, { id }, change);
        if (affected !== 1) throw new Error(`no disc pair ${id} to change`);
      }),
    byId: (id: string): Promise<DiscPairRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(DiscPairRow, { id })) ?? undefined),
    /** Oldest first. */
    ofSession: (sessionId: string): Promise<DiscPairRow[]> =>
      connection.run((manager) => manager.find(DiscPairRow, { where: { sessionId }, order: { year: 'ASC', number: 'ASC' } })),
    /** Every pair there ever was, for the check of the whole store. */
    all: (): Promise<DiscPairRow[]> => connection.run((manager) => manager.find(DiscPairRow)),
    /** Newest first. */
    newest: (count: number): Promise<DiscPairRow[]> =>
      connection.run((manager) => manager.find(DiscPairRow, { order: { year: 'DESC', number: 'DESC' }, take: count })),
  };
}
