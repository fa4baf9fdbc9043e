import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { DeviceFaultRow } from '../../db/entities/device-fault.entity';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { FaultDraft, FaultView } from '../contract/registers';
import { officeDate } from '../rooms/office-calendar';
import { repairDueOn } from './register-cells';

export interface FaultDeskParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly roomId: string;
  readonly now: () => Date;
}

/** Device faults: reported at once, sent for repair within a working day (制度§17), repaired with a result (规定§22). */
export class FaultDesk {
  constructor(private readonly parts: FaultDeskParts) {}

  /** Not repaired yet, oldest first. */
  async open(): Promise<readonly FaultView[]> {
    return Promise.all((await this.parts.db.faults.open(this.parts.roomId)).map((row) => this.view(row)));
  }

  /** Refuses a time of finding that lies ahead. */
  async report(draft: FaultDraft, by: PersonTile): Promise<FaultView> {
    const { db, audit, roomId } = this.parts;
    const at = this.parts.now().toISOString();
    const foundAt = new Date(draft.foundAt).toISOString();
    if (foundAt > at) throw new Refusal('fault.wrong-time');
    const row: DeviceFaultRow = {
      ...{ id: randomUUID(), roomId, device: draft.device, what: draft.what, foundById: by.id, foundAt, reportedAt: at },
      ...{ outOfUseAt: draft.outOfUse ? at : null, sentAt: null, sentById: null },
      ...{ repairedAt: null, repairedBy: null, repairSeenById: null, result: null },
    };
    await db.faults.insert(row);
    await audit.record(by.id, 'fault.reported', row.id, `${draft.device}: ${draft.what}`);
    return this.view(row);
  }

  /** Handed in for repair; once. */
  async send(faultId: string, by: PersonTile): Promise<FaultView> {
    const row = await this.expect(faultId);
    if (row.sentAt !== null) throw new Refusal('fault.wrong-state');
    return this.change(row, { sentAt: this.parts.now().toISOString(), sentById: by.id }, 'fault.sent', by);
  }

  /** Works again, or is written off: `result` says which. */
  async repaired(faultId: string, repairedBy: string, result: string, by: PersonTile): Promise<FaultView> {
    const change = { repairedAt: this.parts.now().toISOString(), repairedBy, repairSeenById: by.id, result };
    return this.change(await this.expect(faultId), change, 'fault.repaired', by);
  }

  private async expect(faultId: string): Promise<DeviceFaultRow> {
    const row = await this.parts.db.faults.byId(faultId);
    if (!row) throw new Refusal('fault.unknown');
    if (row.repairedAt !== null) throw new Refusal('fault.wrong-state');
    return row;
  }

  private async change(row: DeviceFaultRow, change: Partial<DeviceFaultRow>, action: string, by: PersonTile): Promise<FaultView> {
    await this.parts.db.faults.update(row.id, change);
    await this.parts.audit.record(by.id, action, row.id, change.result ?? row.device);
    return this.view({ ...row, ...change });
  }

  private async view(row: DeviceFaultRow): Promise<FaultView> {
    const { id, device, what, foundAt } = row;
    const dueOn = repairDueOn(foundAt);
    return {
      ...{ id, device, what, foundAt, dueOn },
      foundBy: (await this.parts.db.people.byId(row.foundById))?.name ?? '',
      outOfUseAt: row.outOfUseAt ?? undefined,
      sentAt: row.sentAt ?? undefined,
      overdue: row.sentAt === null && officeDate(this.parts.now()) > dueOn,
    };
  }
}
