import type { Database } from '../../db/data-source';
import type { NumberedFault } from '../../db/repositories/fault-repository';
import type { FaultView } from '../contract/registers';
import { addedKinds } from '../contract/upkeep';
import { officeDate } from '../rooms/office-calendar';
import { linesOf } from '../upkeep/self-test-view';
import { lineNumber, repairDueOn } from './register-cells';

export async function readFaultView(db: Database, row: NumberedFault, now: Date): Promise<FaultView> {
  const { id, device, what, foundAt, reportedAt } = row;
  const nameOf = async (personId: string | null) => (personId === null ? '' : ((await db.people.byId(personId))?.name ?? ''));
  const dueOn = repairDueOn(foundAt);
  return {
    ...{ id, number: lineNumber(row), deviceId: row.deviceId ?? undefined, device, what, foundAt, reportedAt, dueOn },
    foundBy: await nameOf(row.foundById),
    outOfUseAt: row.outOfUseAt ?? undefined,
    sentAt: row.sentAt ?? undefined,
    sentBy: await nameOf(row.sentById),
    answeredAt: row.answeredAt ?? undefined,
    answeredBy: await nameOf(row.answeredById),
    answer: row.answer ?? '',
    restoredAt: row.repairedAt ?? undefined,
    repairedBy: row.repairedBy ?? '',
    result: row.result ?? '',
    overdue: row.sentAt === null && row.repairedAt === null && officeDate(now) > dueOn,
    test: await testOf(db, row),
  };
}

/** Only the newest test speaks for a device, and only if it came after the ticket's last step: what was good before was before. */
async function testOf(db: Database, row: NumberedFault): Promise<FaultView['test']> {
  const device = row.deviceId === null ? undefined : await db.devices.byId(row.roomId, row.deviceId);
  if (!device || addedKinds.some((kind) => kind === device.kind)) return { needed: false };
  const since = row.answeredAt ?? row.sentAt ?? row.reportedAt;
  const newest = await db.selfTests.newest(row.roomId);
  const line = newest && newest.startedAt >= since ? linesOf(newest).find(({ deviceId }) => deviceId === device.id) : undefined;
  const passed = newest && line && line.verdict !== 'failed' ? { number: newest.number, at: newest.endedAt } : undefined;
  return { needed: true, passed };
}
