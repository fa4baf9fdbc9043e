import path from 'node:path';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { PaperPrinter } from '../archive/paper-printer';
import { targetFolder, type TargetRules } from '../archive/target-folder';
import type { AuditLog } from '../audit/audit-log';
import type { PersonTile } from '../contract/people';
import type { ExportFormat, RegisterLineView } from '../contract/registers';
import type { DeviceView } from '../contract/upkeep';
import { exportTable } from '../registers/export-table';
import { officeMinute } from '../registers/office-minute';
import { officeDate } from '../rooms/office-calendar';
import type { DeviceDesk } from './device-desk';
import type { SelfTest } from './self-test';
import words from './templates/device-register.json';

export interface UpkeepPaperParts {
  readonly audit: AuditLog;
  readonly printer: PaperPrinter;
  readonly agencyName: string;
  readonly room: { readonly name: string; readonly place: string };
  readonly targets: TargetRules;
  readonly clock: () => Date;
  readonly selfTest: SelfTest;
  readonly devices: DeviceDesk;
}

/** What goes onto paper of the devices: a self-test's report, and the register. */
export class UpkeepPapers {
  constructor(private readonly parts: UpkeepPaperParts) {}

  /** The report on A4; gives the path of its file. Refuses with `self-test.unknown`. */
  async selfTest(number: number, by: PersonTile): Promise<{ readonly file: string }> {
    const { printer, agencyName, room, clock, selfTest } = this.parts;
    const test = await selfTest.byNumber(number);
    const head = { agency: agencyName, roomName: room.name, place: room.place };
    const bytes = await printer.print({
      kind: 'self-test',
      report: { ...head, test, printedAt: clock().toISOString(), printedBy: by.name },
    });
    return this.write(`self-test-${number}`, 'pdf', bytes, by);
  }

  /** The whole register of devices. */
  async register(format: ExportFormat, by: PersonTile): Promise<{ readonly file: string }> {
    const lines = (await this.allDevices()).map(lineOfDevice);
    const { title, columns } = words;
    const { room, clock } = this.parts;
    const table = { title, columns, lines, roomName: room.name, period: undefined };
    return exportTable({ ...this.parts, now: clock }, table, format, 'upkeep.exported', by);
  }

  private async allDevices(): Promise<readonly DeviceView[]> {
    const found: DeviceView[] = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await this.parts.devices.page(after);
      found.push(...page.devices);
      after = page.next;
    }
    return found;
  }

  private async write(name: string, format: ExportFormat, bytes: Buffer, by: PersonTile): Promise<{ readonly file: string }> {
    const { audit, targets, clock } = this.parts;
    const target = await targetFolder('', targets);
    const sha256 = sha256Of(bytes);
    const stamp = officeMinute(clock().toISOString()).replace(/\D/g, '');
    const file = path.join(target, `${name}-${stamp}-${sha256.slice(0, 8)}.${format}`);
    await writeDurably(file, bytes);
    await audit.record(by.id, 'upkeep.exported', name, `${path.basename(file)} ${sha256}`);
    return { file };
  }
}

/** A device as the register's paper has it. */
function lineOfDevice(device: DeviceView, index: number): RegisterLineView {
  const { kind, name, make, model, serial, firmware, place, inUseSince, outOfUse, retiredAt, loan, maintenanceDueOn } = device;
  const state =
    retiredAt !== undefined
      ? words.retired.replace('{on}', officeDate(new Date(retiredAt)))
      : outOfUse === undefined
        ? words.inUse
        : words.outOfUse.replace('{number}', outOfUse);
  return {
    ...{ seq: index + 1, month: '', number: String(index + 1), corrections: [] },
    cells: {
      ...{ kind: words.kinds[kind], device: name, place, since: inUseSince, state },
      model: [make, model].filter(Boolean).join(' '),
      serial: [serial, firmware].filter(Boolean).join(' / '),
      loan: loan ? words.loan.replace('{borrower}', loan.borrower).replace('{on}', loan.dueOn) : '',
      maintenance: maintenanceDueOn ?? '',
    },
  };
}
