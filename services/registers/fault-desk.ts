import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { DeviceFaultRow } from '../../db/entities/device-fault.entity';
import type { NumberedFault } from '../../db/repositories/fault-repository';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { FaultDraft, FaultView } from '../contract/registers';
import { readFaultView } from './fault-view';

export interface FaultDeskParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly roomId: string;
  readonly now: () => Date;
  /** What is out of use may have changed. */
  readonly onFaults?: (() => Promise<void>) | undefined;
}

const closedShown = 100;

/**
 * Repair tickets: a fault is reported at once and its device taken out of use, sent for repair within a working day (制度§17), answered by the
 * office (规定§22), and closed when the device has passed a self-test.
 */
export class FaultDesk {
  constructor(private readonly parts: FaultDeskParts) {}

  /** Not repaired yet, oldest first. */
  async open(): Promise<readonly FaultView[]> {
    return Promise.all((await this.parts.db.faults.open(this.parts.roomId)).map((row) => this.view(row)));
  }

  /** Repaired, newest first, as far as they are of use on a screen; all stand in the register. */
  async closed(): Promise<readonly FaultView[]> {
    return Promise.all((await this.parts.db.faults.repaired(this.parts.roomId, closedShown)).map((row) => this.view(row)));
  }

  /** Refuses a time of finding that lies ahead with `fault.wrong-time`, and `device.unknown`. */
  async report(draft: FaultDraft, by: PersonTile): Promise<FaultView> {
    const { db, roomId } = this.parts;
    const at = this.parts.now().toISOString();
    const foundAt = new Date(draft.foundAt).toISOString();
    if (foundAt > at) throw new Refusal('fault.wrong-time');
    const { deviceId = null } = draft;
    if (deviceId !== null && !(await db.devices.byId(roomId, deviceId))) throw new Refusal('device.unknown');
    const id = randomUUID();
    await db.faults.insert({
      ...{ id, roomId, deviceId, device: draft.device, what: draft.what, foundById: by.id, foundAt, reportedAt: at },
      ...{ outOfUseAt: draft.outOfUse ? at : null, sentAt: null, sentById: null, answeredAt: null, answeredById: null, answer: null },
      ...{ repairedAt: null, repairedBy: null, repairSeenById: null, result: null, repairTest: null },
    });
    return this.done(id, 'fault.reported', `${draft.device}: ${draft.what}`, by);
  }

  /** Handed in for repair; once. */
  async send(faultId: string, by: PersonTile): Promise<FaultView> {
    const row = await this.expect(faultId);
    if (row.sentAt !== null) throw new Refusal('fault.wrong-state');
    return this.change(row, { sentAt: this.at(), sentById: by.id }, 'fault.sent', row.device, by);
  }

  /** 规定§22: the office says what it does about what was sent; once. */
  async answer(faultId: string, answer: string, by: PersonTile): Promise<FaultView> {
    const row = await this.expect(faultId);
    if (row.sentAt === null || row.answeredAt !== null) throw new Refusal('fault.wrong-state');
    return this.change(row, { answeredAt: this.at(), answeredById: by.id, answer }, 'fault.answered', answer, by);
  }

  /** Used again. Refuses with `fault.not-tested` until the device has passed a self-test since the last step. */
  async repaired(faultId: string, repairedBy: string, result: string, by: PersonTile): Promise<FaultView> {
    const row = await this.expect(faultId);
    const { test } = await this.view(row);
    if (test.needed && !test.passed) throw new Refusal('fault.not-tested', { device: row.device });
    const repairTest = test.needed ? (test.passed?.number ?? null) : null;
    const change = { repairedAt: this.at(), repairedBy, repairSeenById: by.id, result, repairTest };
    return this.change(row, change, 'fault.repaired', result, by);
  }

  private at(): string {
    return this.parts.now().toISOString();
  }

  private async expect(faultId: string): Promise<NumberedFault> {
    const row = await this.parts.db.faults.byId(faultId);
    if (!row) throw new Refusal('fault.unknown');
    if (row.repairedAt !== null) throw new Refusal('fault.wrong-state');
    return row;
  }

  private async change(
    row: NumberedFault,
    change: Partial<DeviceFaultRow>,
    action: string,
    text: string,
    by: PersonTile,
  ): Promise<FaultView> {
    await this.parts.db.faults.update(row.id, change);
    return this.done(row.id, action, text, by);
  }

  private async done(faultId: string, action: string, text: string, by: PersonTile): Promise<FaultView> {
    const { db, audit, onFaults } = this.parts;
    await audit.record(by.id, action, faultId, text);
    await onFaults?.();
    const row = await db.faults.byId(faultId);
    if (!row) throw new Refusal('fault.unknown');
    return this.view(row);
  }

  private view(row: NumberedFault): Promise<FaultView> {
    return readFaultView(this.parts.db, row, this.parts.now());
  }
}
