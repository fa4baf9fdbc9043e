import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { RoomAlarmRow } from '../entities/room-alarm.entity';

export type NewAlarm = Pick<RoomAlarmRow, 'roomId' | 'kind' | 'raisedAt' | 'admission'>;

export function alarmRepository(connection: SqlConnection) {
  return {
    /** Gives the alarm's number. */
    append: (row: NewAlarm): Promise<number> =>
      connection.run(async (manager) => {
        const { identifiers } = await manager.insert(RoomAlarmRow, row);
        return (identifiers[0] as { readonly number: number }).number;
      }),
    byNumber: (number: number): Promise<RoomAlarmRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(RoomAlarmRow, { number })) ?? undefined),
    /** What nobody has answered yet, oldest first. */
    open: (roomId: string): Promise<RoomAlarmRow[]> =>
      connection.run((manager) => manager.find(RoomAlarmRow, { where: { roomId, answeredAt: IsNull() }, order: { number: 'ASC' } })),
    /** The newest ones, newest first. */
    latest: (roomId: string, count: number): Promise<RoomAlarmRow[]> =>
      connection.run((manager) => manager.find(RoomAlarmRow, { where: { roomId }, order: { number: 'DESC' }, take: count })),
    ofAdmission: (admission: number): Promise<RoomAlarmRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(RoomAlarmRow, { admission })) ?? undefined),
    /** False where somebody else answered it before. */
    answer: (number: number, answer: Pick<RoomAlarmRow, 'answeredAt' | 'answeredById' | 'answer'>): Promise<boolean> =>
      connection.run(async (manager) => (await manager.update(RoomAlarmRow, { number, answeredAt: IsNull() }, answer)).affected !== 0),
  };
}
