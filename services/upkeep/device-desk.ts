import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { DeviceRow } from '../../db/entities/device.entity';
import type { CameraFacts } from '../../devices/cameras/camera';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { DeviceChange, DeviceFileView, DevicePage, DeviceView, NewDevice, NewLoan } from '../contract/upkeep';
import { readFaultView } from '../registers/fault-view';
import { officeDate } from '../rooms/office-calendar';
import type { Publish } from '../rooms/publish';
import { deviceView, loanView, type DeviceFacts } from './device-view';
import type { RoomDevice } from './devices-of-room';
import { readOutOfUse } from './out-of-use';

export interface DeviceDeskParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  readonly roomId: string;
}

const pageSize = 60;
/** Of each kind of event in a device's file. */
const eventsShown = 50;

/** 设备台账 (制度§17): what the room has, where it is, who has it, when it is maintained. */
export class DeviceDesk {
  constructor(private readonly parts: DeviceDeskParts) {}

  /** Brings the register up to what room.json says: what is new is entered, what is gone is retired, what came back is used again. */
  async follow(devices: readonly RoomDevice[]): Promise<void> {
    const { db, roomId, clock } = this.parts;
    const at = clock().toISOString();
    for (const { id, kind, name } of devices) {
      const known = await db.devices.byId(roomId, id);
      if (!known) await db.devices.insert({ ...blank, roomId, id, kind, name, inUseSince: officeDate(clock()) });
      else if (known.name !== name || known.retiredAt !== null) await db.devices.update(roomId, id, { name, retiredAt: null });
    }
    const named = new Set(devices.map(({ id }) => id));
    const gone = (await db.devices.ofRoom(roomId)).filter(({ id, kind }) => !named.has(id) && kind !== 'recorder' && kind !== 'other');
    for (const { id } of gone) await db.devices.update(roomId, id, { retiredAt: at });
  }

  /** What devices said of themselves; the reader says all in one. */
  async describe(described: ReadonlyMap<string, CameraFacts>, reader: string | undefined): Promise<void> {
    const { db, roomId, clock } = this.parts;
    const readAt = clock().toISOString();
    for (const [id, { manufacturer, model, firmware, serialNumber }] of described)
      await db.devices.update(roomId, id, { make: manufacturer, model, firmware, serial: serialNumber, readAt });
    if (reader !== undefined) await db.devices.update(roomId, 'reader', { model: reader, readAt });
  }

  /** In the order of their ids; `after` is the page before's `next`. */
  async page(after: string | undefined): Promise<DevicePage> {
    const rows = await this.parts.db.devices.page(this.parts.roomId, after ?? '', pageSize);
    const facts = await this.facts();
    return {
      devices: await Promise.all(rows.map((row) => this.view(row, facts))),
      next: rows.length < pageSize ? undefined : rows.at(-1)?.id,
    };
  }

  /** Refuses with `device.unknown`. */
  async file(deviceId: string): Promise<DeviceFileView> {
    const { db, roomId, clock } = this.parts;
    const row = await this.expect(deviceId);
    const [faults, loans, services] = await Promise.all([
      db.faults.ofDevice(roomId, deviceId, eventsShown),
      db.devices.loansOf(roomId, deviceId, eventsShown),
      db.devices.servicesOf(roomId, deviceId, eventsShown),
    ]);
    return {
      device: await this.view(row, await this.facts()),
      faults: await Promise.all(faults.map((fault) => readFaultView(db, fault, clock()))),
      loans: await Promise.all(loans.map((loan) => loanView(db, loan, clock()))),
      services: await Promise.all(
        services.map(async ({ doneAt, doneById, what }) => ({ at: doneAt, what, by: (await db.people.byId(doneById))?.name ?? '' })),
      ),
    };
  }

  async add(device: NewDevice, by: PersonTile): Promise<DeviceFileView> {
    const id = `${device.kind}-${randomUUID()}`;
    await this.parts.db.devices.insert({ ...blank, ...device, roomId: this.parts.roomId, id });
    return this.done(id, 'device.added', device.name, by);
  }

  /** Where it is, since when it is used, and how often it is maintained. Refuses with `device.unknown`. */
  async change(deviceId: string, wanted: DeviceChange, by: PersonTile): Promise<DeviceFileView> {
    await this.expect(deviceId);
    const change = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    if (Object.keys(change).length === 0) return this.file(deviceId);
    await this.parts.db.devices.update(this.parts.roomId, deviceId, change);
    return this.done(deviceId, 'device.changed', JSON.stringify(change), by);
  }

  /** Refuses with `device.lent` { holder } while it is out, and `device.wrong-date` a return before today. */
  async lend({ deviceId, borrowerId, purpose, dueOn }: NewLoan, by: PersonTile): Promise<DeviceFileView> {
    const { db, roomId, clock } = this.parts;
    await this.expect(deviceId);
    const out = await this.loanOut(deviceId);
    if (out) throw new Refusal('device.lent', { holder: (await db.people.byId(out.borrowerId))?.name ?? '' });
    if (dueOn < officeDate(clock())) throw new Refusal('device.wrong-date');
    const borrower = await db.people.byId(borrowerId);
    if (!borrower) throw new Refusal('people.unknown');
    const lentAt = clock().toISOString();
    const back = { returnedAt: null, returnSeenById: null, found: null };
    await db.devices.lend({ roomId, deviceId, borrowerId, purpose, dueOn, lentAt, lentById: by.id, ...back });
    return this.done(deviceId, 'device.lent', borrower.name, by);
  }

  /** Back, in the state `found`. Refuses with `device.not-lent`. */
  async giveBack(deviceId: string, found: string, by: PersonTile): Promise<DeviceFileView> {
    const out = await this.loanOut(deviceId);
    if (!out) throw new Refusal('device.not-lent');
    await this.parts.db.devices.giveBack(out.number, { returnedAt: this.parts.clock().toISOString(), returnSeenById: by.id, found });
    return this.done(deviceId, 'device.returned', found, by);
  }

  async maintained(deviceId: string, what: string, by: PersonTile): Promise<DeviceFileView> {
    const { db, roomId, clock } = this.parts;
    await this.expect(deviceId);
    await db.devices.serve({ roomId, deviceId, what, doneAt: clock().toISOString(), doneById: by.id });
    return this.done(deviceId, 'device.maintained', what, by);
  }

  private async facts(): Promise<DeviceFacts> {
    const { db, roomId } = this.parts;
    const [outOfUse, loans, served] = await Promise.all([
      readOutOfUse(db, roomId),
      db.devices.loansOut(roomId),
      db.devices.lastServices(roomId),
    ]);
    return { outOfUse, loans: new Map(loans.map((loan) => [loan.deviceId, loan])), served };
  }

  private async view(row: DeviceRow, facts: DeviceFacts): Promise<DeviceView> {
    const loan = facts.loans.get(row.id);
    return deviceView(row, facts, loan && (await loanView(this.parts.db, loan, this.parts.clock())));
  }

  private async loanOut(deviceId: string) {
    return (await this.parts.db.devices.loansOut(this.parts.roomId)).find((loan) => loan.deviceId === deviceId);
  }

  private async expect(deviceId: string): Promise<DeviceRow> {
    const row = await this.parts.db.devices.byId(this.parts.roomId, deviceId);
    if (!row) throw new Refusal('device.unknown');
    return row;
  }

  private async done(deviceId: string, action: string, text: string, by: PersonTile): Promise<DeviceFileView> {
    await this.parts.audit.record(by.id, action, deviceId, text);
    this.parts.publish('bookings.changed', { bookingId: '' });
    return this.file(deviceId);
  }
}

const blank = { place: '', make: '', model: '', serial: '', firmware: '', readAt: null, everyMonths: null, retiredAt: null };
