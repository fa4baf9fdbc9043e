import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { SigningKey } from '../../recordings/evidence/signing-key';
import type { PaperPrinter } from '../archive/paper-printer';
import type { TargetRules } from '../archive/target-folder';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { CoverageRow, ExportFormat, NewCorrection, RegisterPage, RegisterQuery, StatisticsView } from '../contract/registers';
import { maySeeCase } from '../rooms/booking-view';
import { addMonths, officeDay } from '../rooms/office-calendar';
import { Corrections } from './corrections';
import { coverageTable } from './coverage-table';
import { exportRegister } from './export-register';
import { exportTable } from './export-table';
import { FaultDesk } from './fault-desk';
import { MonthlyClose } from './monthly-close';
import { registerPage } from './registers';
import { printStatistics } from './print-statistics';
import { coverageOf } from './room-coverage';
import { roomStatistics } from './room-statistics';
import { SetCopies, type SetCopyParts } from './set-copy';

export interface RegisterDeskParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly key: SigningKey;
  readonly printer: PaperPrinter;
  readonly agencyName: string;
  readonly room: { readonly id: string; readonly name: string };
  /** Where the closed sets lie, a folder a room and month. */
  readonly setsFolder: string;
  /** The second disk, where there is one. */
  readonly secondDisk?: SetCopyParts | undefined;
  readonly targets: TargetRules;
  /** What is out of use may have changed. */
  readonly onFaults?: (() => Promise<void>) | undefined;
  readonly now: () => Date;
}

/** The room's registers (规定§5): read, exported, closed each month, corrected, counted. */
export class RegisterDesk {
  readonly faults: FaultDesk;
  readonly close: MonthlyClose;
  private readonly corrections: Corrections;

  constructor(private readonly parts: RegisterDeskParts) {
    const folderOf = (roomId: string, month: string) => path.join(parts.setsFolder, roomId, month);
    this.faults = new FaultDesk({ ...parts, roomId: parts.room.id });
    this.corrections = new Corrections({ ...parts, folderOf });
    const copies = parts.secondDisk && new SetCopies(parts.secondDisk);
    this.close = new MonthlyClose({ ...parts, corrections: this.corrections, folderOf, copies });
  }

  page(query: RegisterQuery, after: number | undefined, viewer: PersonTile): Promise<RegisterPage> {
    return registerPage({ db: this.parts.db, corrections: this.corrections }, query, after, viewer);
  }

  export(query: RegisterQuery, format: ExportFormat, folder: string, by: PersonTile): Promise<{ readonly file: string }> {
    return exportRegister({ ...this.parts, corrections: this.corrections }, query, format, folder, by);
  }

  correct(correction: NewCorrection, by: PersonTile): Promise<void> {
    return this.corrections.write(this.parts.room.id, correction, by);
  }

  async printStatistics(firstMonth: string, lastMonth: string, by: PersonTile): Promise<{ readonly file: string }> {
    return printStatistics(this.parts, await this.statistics(firstMonth, lastMonth), by);
  }

  /** 规定§20: what should have been in a room in that month and was not; of all rooms, as far as `viewer` may see the cases. */
  async coverage(month: string, viewer: PersonTile): Promise<readonly CoverageRow[]> {
    const next = addMonths(`${month}-01`, 1);
    const [from, to] = [officeDay(`${month}-01`).from, officeDay(next).from];
    const acts = await this.parts.db.bookings.acts(from, to, this.parts.now().toISOString());
    return coverageOf(acts.filter((act) => maySeeCase(act, viewer)));
  }

  async exportCoverage(month: string, format: ExportFormat, by: PersonTile): Promise<{ readonly file: string }> {
    const table = coverageTable(await this.coverage(month, by), month);
    return exportTable(this.parts, table, format, 'register.coverage-exported', by);
  }

  /** Refuses with `input.invalid` a span that ends before it begins. */
  async statistics(firstMonth: string, lastMonth: string): Promise<StatisticsView> {
    if (lastMonth < firstMonth) throw new Refusal('input.invalid', { field: 'month' });
    return roomStatistics(await this.parts.db.registers.useTotals(this.parts.room.id, firstMonth, lastMonth), firstMonth, lastMonth);
  }
}
