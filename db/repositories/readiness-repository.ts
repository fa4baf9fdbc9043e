import type { SqlConnection } from '../connection';
import { DailyCheckRow } from '../entities/daily-check.entity';
import { EmergencyUnlockRow } from '../entities/emergency-unlock.entity';
import { RoomResponsibleRow } from '../entities/room-responsible.entity';

/** Who answers for a room and how it was found, day by day (规定§4, §7). */
export function readinessRepository(connection: SqlConnection) {
  return {
    appendResponsible: (row: Omit<RoomResponsibleRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(RoomResponsibleRow).values(row).updateEntity(false).execute();
      }),
    responsible: (roomId: string): Promise<RoomResponsibleRow | undefined> =>
      connection.run(
        async (manager) => (await manager.find(RoomResponsibleRow, { where: { roomId }, order: { number: 'DESC' }, take: 1 }))[0],
      ),
    appendCheck: (row: Omit<DailyCheckRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(DailyCheckRow).values(row).updateEntity(false).execute();
      }),
    newestCheck: (roomId: string): Promise<DailyCheckRow | undefined> =>
      connection.run(async (manager) => (await manager.find(DailyCheckRow, { where: { roomId }, order: { number: 'DESC' }, take: 1 }))[0]),
    appendEmergency: (row: Omit<EmergencyUnlockRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(EmergencyUnlockRow).values(row).updateEntity(false).execute();
      }),
    emergencies: (roomId: string): Promise<EmergencyUnlockRow[]> =>
      connection.run((manager) => manager.find(EmergencyUnlockRow, { where: { roomId }, order: { number: 'ASC' } })),
  };
}
