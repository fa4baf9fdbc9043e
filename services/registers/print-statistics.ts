import path from 'node:path';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { PaperPrinter } from '../archive/paper-printer';
import { targetFolder, type TargetRules } from '../archive/target-folder';
import type { AuditLog } from '../audit/audit-log';
import type { PersonTile } from '../contract/people';
import type { StatisticsView } from '../contract/registers';
import { registerWords as words } from './register-words';

export interface PrintStatisticsParts {
  readonly audit: AuditLog;
  readonly printer: PaperPrinter;
  readonly agencyName: string;
  readonly room: { readonly id: string; readonly name: string };
  readonly targets: TargetRules;
  readonly now: () => Date;
}

/** 规定§23: the figures on A4, into the default folder; gives the file's path. */
export async function printStatistics(
  parts: PrintStatisticsParts,
  statistics: StatisticsView,
  by: PersonTile,
): Promise<{ readonly file: string }> {
  const { agencyName, room, printer, audit, targets, now } = parts;
  const printed = { agency: agencyName, roomName: room.name, printedAt: now().toISOString(), printedBy: by.name };
  const bytes = await printer.print({ kind: 'statistics', statistics: { ...printed, ...statistics } });
  const sha256 = sha256Of(bytes);
  const span = `${statistics.firstMonth}-${statistics.lastMonth}`;
  const file = path.join(await targetFolder('', targets), `${words.statistics}-${span}-${sha256.slice(0, 8)}.pdf`);
  await writeDurably(file, bytes);
  await audit.record(by.id, 'register.statistics-printed', room.id, `${path.basename(file)} ${sha256}`);
  return { file };
}
