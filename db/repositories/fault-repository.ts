import type { SqlConnection } from '../connection';
import { DeviceFaultRow } from '../entities/device-fault.entity';

export function faultRepository(connection: SqlConnection) {
  return {
    insert: (fault: DeviceFaultRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(DeviceFaultRow, fault);
      }),
    byId: (id: string): Promise<DeviceFaultRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(DeviceFaultRow, { id })) ?? undefined),
    update: (id: string, change: Partial<Omit<DeviceFaultRow, 'id'>>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(DeviceFaultRow, { id }, change);
      }),
    /** Not repaired yet, oldest first. */
    open: (roomId: string): Promise<DeviceFaultRow[]> =>
      connection.run((manager) =>
        manager
          .createQueryBuilder(DeviceFaultRow, 'fault')
          .where('fault.roomId = :roomId AND fault.repairedAt IS NULL', { roomId })
          .orderBy('fault.reportedAt')
          .getMany(),
      ),
  };
}
