import path from 'node:path';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { PaperPrinter } from '../archive/paper-printer';
import { targetFolder, type TargetRules } from '../archive/target-folder';
import type { AuditLog } from '../audit/audit-log';
import type { PersonTile } from '../contract/people';
import type { ExportFormat, RegisterColumn, RegisterLineView } from '../contract/registers';
import { officeMinute } from './office-minute';
import { csvOf, xlsxOf } from './write-table';

export interface ExportTableParts {
  readonly audit: AuditLog;
  readonly printer: PaperPrinter;
  readonly agencyName: string;
  readonly targets: TargetRules;
  readonly now: () => Date;
}

/** A table that is no register of the room; `roomName` empty: of all rooms, `period` undefined: it isn't kept by months. */
export interface ExportedTable {
  readonly title: string;
  readonly columns: readonly RegisterColumn[];
  readonly lines: readonly RegisterLineView[];
  readonly roomName: string;
  readonly period: string | undefined;
}

/** Writes the table into the default folder, tells the log its hash under `action`, and gives the file's path. */
export async function exportTable(
  parts: ExportTableParts,
  table: ExportedTable,
  format: ExportFormat,
  action: string,
  by: PersonTile,
): Promise<{ readonly file: string }> {
  const { audit, targets, now } = parts;
  const bytes = await bytesOf(parts, table, format, by);
  const target = await targetFolder('', targets);
  const sha256 = sha256Of(bytes);
  const stamp = officeMinute(now().toISOString()).replace(/\D/g, '');
  // The hash keeps two exports of one minute apart.
  const name = [table.title, table.period, stamp, sha256.slice(0, 8)].filter(Boolean).join('-').replace(noFileName, '_');
  const file = path.join(target, `${name}.${format}`);
  await writeDurably(file, bytes);
  await audit.record(by.id, action, [table.title, table.period].filter(Boolean).join(' '), `${path.basename(file)} ${sha256}`);
  return { file };
}

/** A title may name a department, and people write what they like. */
const noFileName = /[\\/:*?"<>|]/g;

function bytesOf(
  { printer, agencyName, now }: ExportTableParts,
  { title, columns, lines, roomName, period }: ExportedTable,
  format: ExportFormat,
  by: PersonTile,
): Promise<Buffer> {
  switch (format) {
    case 'xlsx':
      return xlsxOf({ columns, lines });
    case 'csv':
      return Promise.resolve(csvOf({ columns, lines }));
    case 'pdf': {
      const head = { agency: agencyName, roomName, period, closure: undefined };
      const register = { ...head, title, columns, lines, printedAt: now().toISOString(), printedBy: by.name };
      return printer.print({ kind: 'register', register });
    }
  }
}
