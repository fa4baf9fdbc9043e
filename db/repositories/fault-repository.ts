import type { SqlConnection } from '../connection';
import { DeviceFaultRow } from '../entities/device-fault.entity';

/** A fault with its number in the register, such as year 2026 and 3. */
export type NumberedFault = DeviceFaultRow & { readonly year: number; readonly number: number };

const numbered = `SELECT fault.*, line.year, line.number FROM device_faults AS fault
  JOIN register_lines AS line ON line.register = 'fault' AND line.sourceId = fault.id`;

export function faultRepository(connection: SqlConnection) {
  const select = (rest: string, values: readonly unknown[]): Promise<NumberedFault[]> =>
    connection.run((manager) => manager.query<NumberedFault[]>(`${numbered} ${rest}`, [...values]));
  return {
    insert: (fault: DeviceFaultRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(DeviceFaultRow, fault);
      }),
    byId: async (id: string): Promise<NumberedFault | undefined> => (await select('WHERE fault.id = ?', [id]))[0],
    update: (id: string, change: Partial<Omit<DeviceFaultRow, 'id'>>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(DeviceFaultRow, { id }, change);
      }),
    /** Not repaired yet, oldest first. */
    open: (roomId: string): Promise<NumberedFault[]> =>
      select('WHERE fault.roomId = ? AND fault.repairedAt IS NULL ORDER BY fault.reportedAt', [roomId]),
    /** Repaired, the newest first. */
    repaired: (roomId: string, limit: number): Promise<NumberedFault[]> =>
      select('WHERE fault.roomId = ? AND fault.repairedAt IS NOT NULL ORDER BY fault.repairedAt DESC LIMIT ?', [roomId, limit]),
    /** Of one device, the newest first. */
    ofDevice: (roomId: string, deviceId: string, limit: number): Promise<NumberedFault[]> =>
      select('WHERE fault.roomId = ? AND fault.deviceId = ? ORDER BY fault.reportedAt DESC LIMIT ?', [roomId, deviceId, limit]),
  };
}
