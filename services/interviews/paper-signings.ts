import path from 'node:path';
import type { Database } from '../../db/data-source';
import { makeFolder, writeDurably } from '../../recordings/evidence/durable-file';
import type { PaperPrinter } from '../archive/paper-printer';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import { signsPages } from '../contract/page-end';
import type { SessionView } from '../contract/sessions';
import { onPaper } from '../contract/signing';
import type { PaperStore } from '../rooms/paper-store';
import { sessionPaper } from './session-paper';

export interface PaperSigningParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly printer: PaperPrinter;
  /** Of the scans. */
  readonly scans: PaperStore;
  /** Where printed papers lie. */
  readonly papersFolder: string;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

const printable: ReadonlySet<string> = new Set(['reviewed', 'signed', 'concluded', 'sealed']);

/** 规定§15 without pad or reader: the 笔录 or record is printed, signed by hand in view of the cameras, and its scan kept by its hash. */
export class PaperSignings {
  constructor(private readonly parts: PaperSigningParts) {}

  /** The pages as they were confirmed, with empty places to sign; gives the path of the file. */
  async print(sessionId: string, byId: string): Promise<{ readonly file: string }> {
    const { audit, printer, papersFolder } = this.parts;
    const session = await this.parts.view(sessionId);
    if (!signsPages(session) || !printable.has(session.phase)) throw new Refusal('session.wrong-phase', { phase: session.phase });
    const folder = path.join(papersFolder, session.registrationCode ?? sessionId);
    const { name, paper } = sessionPaper(session);
    const file = path.join(folder, name);
    await makeFolder(folder);
    await writeDurably(file, await printer.print(paper), 0o600);
    await audit.record(byId, 'session.transcript-printed', sessionId, file);
    return { file };
  }

  /** Takes in the file that is chosen then; undefined where none is. Before the seal it is sealed with the recording, later it is kept beside it. */
  async attach(sessionId: string, choose: () => Promise<string | undefined>, byId: string): Promise<SessionView | undefined> {
    const { db, audit, scans, now } = this.parts;
    await this.parts.view(sessionId);
    if (!(await signedOnPaper(db, sessionId))) throw new Refusal('signing.not-on-paper');
    const file = await choose();
    if (file === undefined) return undefined;
    const { sha256, name } = await scans.take(file);
    await db.pageSignings.attach({ sessionId, sha256, name, at: now().toISOString(), byId });
    await audit.record(byId, 'session.signed-paper', sessionId, `${sha256} ${name}`);
    this.parts.onChange(sessionId);
    return this.parts.view(sessionId);
  }
}

/** Whether anything of it was signed or thumbprinted by hand on paper. */
export function signedOnPaper(db: Database, sessionId: string): Promise<boolean> {
  return db.pageSignings.anyBy(sessionId, onPaper);
}
