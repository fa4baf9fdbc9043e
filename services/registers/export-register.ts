import path from 'node:path';
import { canonicalJson } from '../../recordings/evidence/canonical-json';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { PaperPrinter } from '../archive/paper-printer';
import { targetFolder, type TargetRules } from '../archive/target-folder';
import type { AuditLog } from '../audit/audit-log';
import type { PersonTile } from '../contract/people';
import type { ExportFormat, RegisterLineView, RegisterQuery } from '../contract/registers';
import { officeMinute } from './office-minute';
import { allFacts } from './register-lines';
import { columnsOf, registerTitle } from './register-words';
import { shownLines, type RegisterParts } from './registers';
import { csvOf, xlsxOf } from './write-table';

export interface ExportParts extends RegisterParts {
  readonly audit: AuditLog;
  readonly printer: PaperPrinter;
  readonly agencyName: string;
  readonly targets: TargetRules;
  readonly now: () => Date;
}

/** Writes the whole register of the query, oldest line first, into `folder` (empty: the default one) and gives the file's path. */
export async function exportRegister(
  parts: ExportParts,
  query: RegisterQuery,
  format: ExportFormat,
  folder: string,
  by: PersonTile,
): Promise<{ readonly file: string }> {
  const target = await targetFolder(folder, parts.targets);
  const lines = await shownLines(parts, await allFacts(parts.db, query), by);
  const title = registerTitle(query.register);
  const at = parts.now().toISOString();
  const stamp = officeMinute(at).replace(/\D/g, '');
  const bytes = await written(parts, query, format, lines, by);
  const sha256 = sha256Of(bytes);
  // The hash keeps two exports of one minute apart.
  const file = path.join(target, `${[title, query.month, stamp, sha256.slice(0, 8)].filter(Boolean).join('-')}.${format}`);
  await writeDurably(file, bytes);
  await parts.audit.record(by.id, 'register.exported', canonicalJson(query), `${path.basename(file)} ${lines.length} ${sha256}`);
  return { file };
}

async function written(
  parts: ExportParts,
  query: RegisterQuery,
  format: ExportFormat,
  lines: readonly RegisterLineView[],
  by: PersonTile,
): Promise<Buffer> {
  const columns = columnsOf(query.register);
  switch (format) {
    case 'xlsx':
      return xlsxOf({ columns, lines });
    case 'csv':
      return csvOf({ columns, lines });
    case 'pdf': {
      const room = query.roomId === undefined ? undefined : await parts.db.rooms.byId(query.roomId);
      return parts.printer.print({
        kind: 'register',
        register: {
          ...{ agency: parts.agencyName, roomName: room?.name ?? '', period: query.month ?? '', title: registerTitle(query.register) },
          ...{ columns, lines, printedAt: parts.now().toISOString(), printedBy: by.name, closure: undefined },
        },
      });
    }
  }
}
