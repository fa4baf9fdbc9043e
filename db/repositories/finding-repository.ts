import { In } from 'typeorm';
import type { SqlConnection } from '../connection';
import { FindingActRow } from '../entities/finding-act.entity';
import { FindingRow } from '../entities/finding.entity';
import type { EmergencyUnlockRow } from '../entities/emergency-unlock.entity';
import type { RoomAlarmRow } from '../entities/room-alarm.entity';
import type { SessionRow } from '../entities/session.entity';

export type NewFinding = Omit<FindingRow, 'number'>;

/** A check of a sealed session's files that did not find them as they were sealed. */
export interface BrokenProof {
  readonly n: number;
  readonly at: string;
  readonly sessionId: string;
  readonly outcome: string;
}
/** 规定§21: an order to stop, of a session. */
export interface StopOrder {
  readonly number: number;
  readonly at: string;
  readonly sessionId: string;
  readonly text: string;
  readonly by: string;
}

/** Findings, their acts, and the rows of all rooms that they are found in. */
export function findingRepository(connection: SqlConnection) {
  const within = <T>(sql: string, from: string, to: string): Promise<T[]> =>
    connection.run((manager) => manager.query<T[]>(sql, [from, to]));
  return {
    /** What is known by its key already is left as it is. */
    append: (rows: readonly NewFinding[]): Promise<void> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          for (const row of rows) {
            if (await manager.existsBy(FindingRow, { key: row.key })) continue;
            await manager.createQueryBuilder().insert().into(FindingRow).values(row).updateEntity(false).execute();
          }
        }),
      ),
    /** Newest first. */
    ofMonth: (month: string): Promise<FindingRow[]> =>
      connection.run((manager) => manager.find(FindingRow, { where: { month }, order: { at: 'DESC', number: 'DESC' } })),
    /** How many of each month nobody has graded, or graded as still open; the oldest month first. */
    waiting: (): Promise<{ readonly month: string; readonly count: number }[]> =>
      connection.run((manager) =>
        manager.query<{ readonly month: string; readonly count: number }[]>(
          `SELECT month, COUNT(*) AS count FROM findings WHERE COALESCE(
             (SELECT grade FROM finding_acts WHERE finding = findings.number ORDER BY finding_acts.number DESC LIMIT 1), 'open') = 'open'
           GROUP BY month ORDER BY month`,
        ),
      ),
    byNumber: (number: number): Promise<FindingRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(FindingRow, { number })) ?? undefined),
    appendAct: (act: Omit<FindingActRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(FindingActRow).values(act).updateEntity(false).execute();
      }),
    /** Oldest first. */
    acts: (findings: readonly number[]): Promise<FindingActRow[]> =>
      connection.run((manager) => manager.find(FindingActRow, { where: { finding: In([...findings]) }, order: { number: 'ASC' } })),

    sessions: (from: string, to: string): Promise<SessionRow[]> =>
      within('SELECT * FROM sessions WHERE startedAt >= ? AND startedAt < ? ORDER BY startedAt', from, to),
    alarms: (from: string, to: string): Promise<RoomAlarmRow[]> =>
      within('SELECT * FROM room_alarms WHERE raisedAt >= ? AND raisedAt < ? ORDER BY number', from, to),
    emergencies: (from: string, to: string): Promise<EmergencyUnlockRow[]> =>
      within('SELECT * FROM emergency_unlocks WHERE at >= ? AND at < ? ORDER BY number', from, to),
    brokenProofs: (from: string, to: string): Promise<BrokenProof[]> =>
      within(
        `SELECT n, at, object AS sessionId, outcome FROM audit_log
         WHERE action = 'playback.verified' AND outcome LIKE 'broken%' AND at >= ? AND at < ? ORDER BY n`,
        from,
        to,
      ),
    stopOrders: (from: string, to: string): Promise<StopOrder[]> =>
      within(
        `SELECT "order".number, "order".sentAt AS at, "order".sessionId, "order".text, person.name AS "by"
         FROM supervision_orders AS "order" JOIN people AS person ON person.id = "order".sentById
         WHERE "order".kind = 'stop' AND "order".sentAt >= ? AND "order".sentAt < ? ORDER BY "order".number`,
        from,
        to,
      ),
  };
}
