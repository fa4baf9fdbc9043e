import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { AuditLog } from '../audit/audit-log';
import type { ArchiveEntryView } from '../contract/archive';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { SessionView } from '../contract/sessions';
import { readSessionReport } from '../interviews/read-session-report';
import { officeMinute } from '../registers/office-minute';
import { sealedGaps } from '../statements/known-gaps';
import type { PaperPrinter } from './paper-printer';
import papers from './templates/papers.json';
import { mayPrintReport } from './viewing-tier';

export interface SessionReportParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly printer: PaperPrinter;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly folderOf: (sessionId: string) => string;
  readonly entry: (sessionId: string) => Promise<ArchiveEntryView>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly papersFolder: string;
  readonly now: () => Date;
}

/**
 * 场次报告 of a sealed recording, again from what is stored, beside its other papers: the sealed one is not touched.
 * Refuses with `recording.unknown`, `archive.report-outside-tier` { code }.
 */
export async function printSessionReport(parts: SessionReportParts, sessionId: string, by: PersonTile): Promise<{ readonly file: string }> {
  const { db, audit, printer, cameras, folderOf } = parts;
  const { registrationCode: code, department } = await parts.entry(sessionId);
  const row = await db.sessions.byId(sessionId);
  const inspectorIds = [row?.leadId, row?.recorderId].filter((id) => typeof id === 'string');
  if (!mayPrintReport(by, { inspectorIds, department })) {
    await audit.record(by.id, 'session.report-refused', sessionId, 'outside-tier');
    throw new Refusal('archive.report-outside-tier', { code });
  }
  const [session, gaps] = await Promise.all([parts.view(sessionId), sealedGaps(folderOf(sessionId))]);
  const madeAt = parts.now().toISOString();
  const report = { ...(await readSessionReport(db, { session, gaps, cameras, madeAt })), reprint: true as const };
  const bytes = await printer.print({ kind: 'session-report', report });
  const sha256 = sha256Of(bytes);
  const folder = path.join(parts.papersFolder, code);
  await mkdir(folder, { recursive: true });
  const { name, ext } = path.parse(papers.reportFile);
  // Of its own name: the conditions may be repaired, the statements reviewed, and each print stays what it was.
  const file = path.join(folder, `${name}-${officeMinute(madeAt).replace(/\D/g, '')}-${sha256.slice(0, 8)}${ext}`);
  await writeDurably(file, bytes);
  await audit.record(by.id, 'session.report-printed', sessionId, `${path.basename(file)} ${sha256}`);
  return { file };
}
