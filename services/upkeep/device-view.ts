import type { Database } from '../../db/data-source';
import type { DeviceLoanRow } from '../../db/entities/device-loan.entity';
import type { DeviceRow } from '../../db/entities/device.entity';
import type { DeviceKind, DeviceView, LoanView } from '../contract/upkeep';
import { addMonths, officeDate } from '../rooms/office-calendar';
import type { OutOfUse } from './out-of-use';

export interface DeviceFacts {
  readonly outOfUse: OutOfUse;
  /** Those that are not back, by device. */
  readonly loans: ReadonlyMap<string, DeviceLoanRow>;
  /** When each device was last maintained. */
  readonly served: ReadonlyMap<string, string>;
}

export function deviceView(row: DeviceRow, { outOfUse, served }: DeviceFacts, loan: LoanView | undefined): DeviceView {
  const { id, kind, name, place, make, model, serial, firmware, inUseSince } = row;
  return {
    ...{ id, kind: kind as DeviceKind, name, place, make, model, serial, firmware, inUseSince, loan },
    readAt: row.readAt ?? undefined,
    everyMonths: row.everyMonths ?? undefined,
    maintenanceDueOn: maintenanceDueOn(row, served.get(id)),
    retiredAt: row.retiredAt ?? undefined,
    outOfUse: outOfUse.get(id),
  };
}

/** 制度§17（二）: counted from the last maintenance, or from when it began to be used; undefined without a plan or once retired. */
export function maintenanceDueOn({ everyMonths, inUseSince, retiredAt }: DeviceRow, servedAt: string | undefined): string | undefined {
  if (everyMonths === null || retiredAt !== null) return undefined;
  return addMonths(servedAt === undefined ? inUseSince : officeDate(new Date(servedAt)), everyMonths);
}

export async function loanView(db: Database, row: DeviceLoanRow, now: Date): Promise<LoanView> {
  const nameOf = async (personId: string) => (await db.people.byId(personId))?.name ?? '';
  const { number, purpose, lentAt, dueOn } = row;
  return {
    ...{ number, purpose, lentAt, dueOn, found: row.found ?? '' },
    borrower: await nameOf(row.borrowerId),
    lentBy: await nameOf(row.lentById),
    returnedAt: row.returnedAt ?? undefined,
    overdue: row.returnedAt === null && officeDate(now) > dueOn,
  };
}
