import type { Database } from '../../db/data-source';
import type { TaskView } from '../contract/bookings';
import type { PersonTile } from '../contract/people';
import { repairDueOn } from '../registers/register-cells';
import { officeDate } from '../rooms/office-calendar';
import { closingTime } from '../rooms/today-tasks';
import { maintenanceDueOn } from './device-view';
import { readUnreported } from './unreported';

/** What the devices of a room want of this person: repairs of administrator and office, the rest of the administrator. */
export async function upkeepTasks(db: Database, roomId: string, person: PersonTile, now: Date): Promise<readonly TaskView[]> {
  const keeps = person.role === 'room-administrator';
  if (!keeps && person.role !== 'office-staff') return [];
  const today = officeDate(now);
  const faults = await db.faults.open(roomId);
  if (!keeps)
    return faults
      .filter(({ sentAt, answeredAt }) => sentAt !== null && answeredAt === null)
      .map(({ device, what }) => task('answer-repair', `${device} ${what}`, '规定§22'));
  const devices = await db.devices.ofRoom(roomId);
  const nameOf = (id: string) => devices.find((device) => device.id === id)?.name ?? id;
  const served = await db.devices.lastServices(roomId);
  const unreported = await readUnreported(db, roomId, now);
  return [
    ...(unreported.length === 0 ? [] : [task('self-test-failed', unreported.join('、'), '规定§7')]),
    ...faults.flatMap(({ device, what, foundAt, sentAt, answeredAt }) => [
      ...(sentAt === null ? [task('send-repair', `${device} ${what}`, '制度§17', repairDueOn(foundAt))] : []),
      ...(answeredAt === null ? [] : [task('restore-device', `${device} ${what}`, '规定§22')]),
    ]),
    ...devices.flatMap((device) => {
      const dueOn = maintenanceDueOn(device, served.get(device.id));
      return dueOn !== undefined && dueOn <= today ? [task('maintain-device', device.name, '制度§17（二）', dueOn)] : [];
    }),
    ...(await db.devices.loansOut(roomId))
      .filter(({ dueOn }) => dueOn < today)
      .map(({ deviceId, dueOn }) => task('loan-overdue', nameOf(deviceId), '制度§17（一）', dueOn)),
  ];
}

function task(kind: TaskView['kind'], subject: string, article: string, dueOn?: string): TaskView {
  return { kind, subject, article, bookingId: '', sessionId: undefined, dueAt: dueOn === undefined ? undefined : `${dueOn}${closingTime}` };
}
