import type { SqlConnection } from '../connection';
import { StatementActRow } from '../entities/statement-act.entity';
import { StopStatementRow } from '../entities/stop-statement.entity';

export type StatementText = Pick<StopStatementRow, 'ground' | 'reason' | 'basis' | 'continuing'>;

export function statementRepository(connection: SqlConnection) {
  return {
    /** One a session and kind: opening it again changes nothing. */
    open: (statement: StopStatementRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(StopStatementRow).values(statement).orIgnore().updateEntity(false).execute();
      }),
    byId: (id: string): Promise<StopStatementRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(StopStatementRow, { id })) ?? undefined),
    ofSession: (sessionId: string): Promise<StopStatementRow[]> =>
      connection.run((manager) => manager.find(StopStatementRow, { where: { sessionId }, order: { openedAt: 'ASC' } })),
    write: (id: string, text: StatementText): Promise<void> =>
      connection.run(async (manager) => {
        const { affected } = await manager.update(StopStatementRow, { id }, text);
        if (affected !== 1) throw new Error(`no statement ${id} to write`);
      }),
    act: (act: Omit<StatementActRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(StatementActRow).values(act).updateEntity(false).execute();
      }),
    /** Oldest first. */
    acts: (statementId: string): Promise<StatementActRow[]> =>
      connection.run((manager) => manager.find(StatementActRow, { where: { statementId }, order: { number: 'ASC' } })),
  };
}
