import { IsNull, MoreThan } from 'typeorm';
import type { SqlConnection } from '../connection';
import { DeviceRow } from '../entities/device.entity';
import { DeviceLoanRow } from '../entities/device-loan.entity';
import { DeviceServiceRow } from '../entities/device-service.entity';

/** The devices of a room with their loans and maintenance. */
export function deviceRepository(connection: SqlConnection) {
  return {
    insert: (device: DeviceRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(DeviceRow, device);
      }),
    update: (roomId: string, id: string, change: Partial<Omit<DeviceRow, 'roomId' | 'id'>>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(DeviceRow, { roomId, id }, change);
      }),
    byId: (roomId: string, id: string): Promise<DeviceRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(DeviceRow, { roomId, id })) ?? undefined),
    /** Those that are of the room now. */
    ofRoom: (roomId: string): Promise<DeviceRow[]> =>
      connection.run((manager) => manager.find(DeviceRow, { where: { roomId, retiredAt: IsNull() }, order: { id: 'ASC' } })),
    /** All that ever were, by id, those after `after`. */
    page: (roomId: string, after: string, limit: number): Promise<DeviceRow[]> =>
      connection.run((manager) => manager.find(DeviceRow, { where: { roomId, id: MoreThan(after) }, order: { id: 'ASC' }, take: limit })),
    lend: (loan: Omit<DeviceLoanRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(DeviceLoanRow).values(loan).updateEntity(false).execute();
      }),
    giveBack: (number: number, change: Pick<DeviceLoanRow, 'returnedAt' | 'returnSeenById' | 'found'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(DeviceLoanRow, { number, returnedAt: IsNull() }, change);
      }),
    /** Not back yet, the longest due first. */
    loansOut: (roomId: string): Promise<DeviceLoanRow[]> =>
      connection.run((manager) => manager.find(DeviceLoanRow, { where: { roomId, returnedAt: IsNull() }, order: { dueOn: 'ASC' } })),
    /** Newest first. */
    loansOf: (roomId: string, deviceId: string, limit: number): Promise<DeviceLoanRow[]> =>
      connection.run((manager) => manager.find(DeviceLoanRow, { where: { roomId, deviceId }, order: { number: 'DESC' }, take: limit })),
    serve: (service: Omit<DeviceServiceRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(DeviceServiceRow).values(service).updateEntity(false).execute();
      }),
    /** Newest first. */
    servicesOf: (roomId: string, deviceId: string, limit: number): Promise<DeviceServiceRow[]> =>
      connection.run((manager) => manager.find(DeviceServiceRow, { where: { roomId, deviceId }, order: { number: 'DESC' }, take: limit })),
    /** When each device was last maintained. */
    lastServices: async (roomId: string): Promise<ReadonlyMap<string, string>> =>
      connection.run(async (manager) => {
        const rows = await manager.query<{ readonly deviceId: string; readonly doneAt: string }[]>(
          'SELECT deviceId, max(doneAt) AS doneAt FROM device_services WHERE roomId = ? GROUP BY deviceId',
          [roomId],
        );
        return new Map(rows.map(({ deviceId, doneAt }) => [deviceId, doneAt]));
      }),
  };
}
