import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { WrittenLine } from '../../db/repositories/transcript-repository';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { TranscriptLineDraft, TranscriptLineView, TranscriptNews } from '../contract/sessions';
import { readPurpose } from '../rooms/read-purpose';
import type { ActiveSession } from './active-session';
import { writingPhase } from './closings';
import { nextUndo, type UndoDirection } from './undo-lines';

export interface TranscriptDeskParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: Pick<ActiveSession, 'state'>;
  readonly now: () => Date;
  readonly onLine: (news: TranscriptNews) => void;
  /** A signature under a page that says something else now doesn't stand. */
  readonly onCorrected: (sessionId: string, at: string) => Promise<void>;
}

/** So many changes can be taken back one after the other; all of them stay in the store. */
const UNDO_DEPTH = 2_000;

/** Writing the 笔录 line by line, and the questioned person's corrections of it. Every refusal is a `Refusal`. */
export class TranscriptDesk {
  private readonly versions = new Map<string, number>();

  constructor(private readonly parts: TranscriptDeskParts) {}

  /** Grows with every line that changes; to be read before the lines are. */
  version(sessionId: string): number {
    return this.versions.get(sessionId) ?? 0;
  }

  /** Upsert; a known line without text is struck: it leaves the 笔录 and stays in the store. */
  async write(sessionId: string, draft: TranscriptLineDraft, byId?: string): Promise<TranscriptLineView> {
    await this.expectWriting(sessionId);
    const { kind, text, after } = draft;
    const struck = text.trim() === '';
    if (draft.id === undefined && struck) throw new Refusal('transcript.empty', {});
    return this.tell(
      sessionId,
      await this.parts.db.transcripts.write({ id: draft.id ?? randomUUID(), sessionId, kind, text, struck, after, at: this.at(), byId }),
    );
  }

  /** Takes the last change back, or does it again, whichever process made it; undefined where there is none. */
  async undo(sessionId: string, direction: UndoDirection, byId?: string): Promise<TranscriptNews | undefined> {
    await this.expectWriting(sessionId);
    const { transcripts, transcriptVersions } = this.parts.db;
    const change = nextUndo(await transcriptVersions.newest(sessionId, UNDO_DEPTH), direction);
    if (!change) return undefined;
    const { lineId, number } = change;
    const wanted = direction === 'forward' ? change : await transcriptVersions.before(lineId, number);
    const { kind, text, struck } = wanted ?? { kind: change.kind, text: '', struck: true };
    const at = this.at();
    const written = await transcripts.write({
      ...{ id: lineId, sessionId, kind, text, struck, at, byId },
      change: direction === 'back' ? 'undone' : 'redone',
    });
    this.tell(sessionId, written);
    return this.news(sessionId, written);
  }

  /** 规定§15: the questioned person checks the 笔录; a correction stands beside what it replaces. */
  async correct(sessionId: string, lineId: string, text: string): Promise<TranscriptLineView> {
    const { state } = await this.parts.active.state(sessionId);
    if (state.phase !== 'reviewing') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const { transcripts } = this.parts.db;
    if (!(await transcripts.line(sessionId, lineId))) throw new Refusal('transcript.unknown-line', {});
    const at = this.at();
    const line = await transcripts.correct(lineId, text, at);
    await this.parts.onCorrected(sessionId, at);
    await this.parts.audit.record('questioned-person', 'transcript.corrected', lineId, sessionId);
    return this.tell(sessionId, { line, struck: false, after: undefined });
  }

  private tell(sessionId: string, written: WrittenLine): TranscriptLineView {
    this.versions.set(sessionId, this.version(sessionId) + 1);
    this.parts.onLine(this.news(sessionId, written));
    return written.line;
  }

  private news(sessionId: string, written: WrittenLine): TranscriptNews {
    return { sessionId, version: this.version(sessionId), ...written };
  }

  private async expectWriting(sessionId: string): Promise<void> {
    const { row, state } = await this.parts.active.state(sessionId);
    if (state.phase !== writingPhase(await readPurpose(this.parts.db, row.bookingId)))
      throw new Refusal('session.wrong-phase', { phase: state.phase });
  }

  private at(): string {
    return this.parts.now().toISOString();
  }
}
