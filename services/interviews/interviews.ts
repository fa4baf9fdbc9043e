import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { ThumbprintError, type ThumbprintReader } from '../../devices/signing/thumbprint-reader';
import { isRunning } from '../../recordings/session/advance';
import type { SessionRow } from '../../db/entities/session.entity';
import type { AuditLog } from '../audit/audit-log';
import type { RoomPurpose } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';
import {
  noticeSteps,
  type LineKind,
  type MarkView,
  type NoticeStep,
  type SessionView,
  type TranscriptLineDraft,
  type TranscriptLineView,
} from '../contract/sessions';
import type { ActiveSession } from './active-session';
import { writingPhase } from './closings';
import { mayConductSession } from './inspector-rule';
import { recordFormOf } from './record-form';
import { recordView, writtenOf } from './record-view';
import { readSessionFacts } from './session-facts';
import { sessionView } from './session-view';
import { transcriptHash } from './transcript-text';

export interface InterviewParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly agency: { readonly name: string; readonly noticeName: string };
  readonly roomIo: RoomIo;
  readonly roomState: () => RoomIoState;
  readonly thumbprints: ThumbprintReader | undefined;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly sealProblem: (sessionId: string) => string | undefined;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

const stepColumn = {
  'credentials-shown': 'credentialsShownAt',
  'notice-read': 'noticeReadAt',
  'rights-told': 'rightsToldAt',
} as const satisfies Record<NoticeStep, keyof SessionRow>;

const thumbprintWaitMs = 60_000;

/** What inspectors and the questioned person do in a session. Every refusal is a `Refusal`. */
export class Interviews {
  constructor(private readonly parts: InterviewParts) {}

  async view(sessionId: string): Promise<SessionView> {
    return sessionView(await readSessionFacts(this.parts.db, sessionId, this.parts.agency, this.parts.sealProblem(sessionId)));
  }

  async current(): Promise<SessionView | undefined> {
    const id = this.parts.active.id;
    return id === undefined ? undefined : this.view(id);
  }

  /** 规定§13, 制度§4: two different people, each with a valid certificate, each with the own PIN. */
  async admitInspector(sessionId: string, credential: Credential): Promise<SessionView> {
    const person = await this.parts.verify(credential);
    const { row, state } = await this.parts.active.state(sessionId);
    if (row.leadId === person.id || row.recorderId === person.id) throw new Refusal('session.same-inspector', { name: person.name });
    const refusal = mayConductSession(person, this.parts.now());
    if (refusal) throw refusal;
    if (state.phase !== 'checked') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const inspector = { personId: person.id, name: person.name, badgeNumber: person.badgeNumber };
    const next = await this.parts.active.apply(sessionId, person.id, { kind: 'inspector-signed-in', inspector });
    const at = this.parts.now().toISOString();
    await this.parts.db.presence.append({ sessionId, personId: person.id, change: 'in', at, byId: person.id });
    if (next.phase === 'ready') this.parts.active.expectEntry(this.parts.roomState());
    return this.view(sessionId);
  }

  /** 规定§14: each step is marked in the recording; the last one opens the questioning. */
  async recordStep(sessionId: string, step: NoticeStep, by: string): Promise<SessionView> {
    const { row, state } = await this.parts.active.state(sessionId);
    if (state.phase !== 'opening') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const before = noticeSteps.slice(0, noticeSteps.indexOf(step)).filter((earlier) => row[stepColumn[earlier]] === null);
    if (before.length > 0) throw new Refusal('session.steps-missing', { steps: before.join(' ') });
    const at = this.parts.now().toISOString();
    if (row[stepColumn[step]] === null) {
      await this.parts.db.sessions.update(sessionId, { [stepColumn[step]]: at });
      await this.parts.audit.record(by, `session.${step}`, sessionId, at);
    }
    if (step === noticeSteps.at(-1)) await this.parts.active.apply(sessionId, by, { kind: 'notice-given', at });
    this.parts.onChange(sessionId);
    return this.view(sessionId);
  }

  async writeLine(sessionId: string, draft: TranscriptLineDraft): Promise<TranscriptLineView> {
    const { row, state } = await this.parts.active.state(sessionId);
    if (state.phase !== writingPhase(await this.purposeOf(row))) throw new Refusal('session.wrong-phase', { phase: state.phase });
    if (draft.id === undefined && draft.text.trim() === '') throw new Refusal('transcript.empty', {});
    const line = { id: draft.id ?? randomUUID(), sessionId, kind: draft.kind, text: draft.text, at: this.parts.now().toISOString() };
    const stored = await this.parts.db.transcripts.upsert(line);
    this.parts.onChange(sessionId);
    return stored;
  }

  /** 规定§15: the questioned person checks the 笔录; a correction stands beside what it replaces. */
  async correctLine(sessionId: string, lineId: string, text: string): Promise<TranscriptLineView> {
    const { state } = await this.parts.active.state(sessionId);
    if (state.phase !== 'reviewing') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const lines = await this.parts.db.transcripts.ofSession(sessionId);
    if (!lines.some((line) => line.id === lineId)) throw new Refusal('transcript.unknown-line', {});
    const line = await this.parts.db.transcripts.correct(lineId, text, this.parts.now().toISOString());
    await this.parts.audit.record('questioned-person', 'transcript.corrected', lineId, sessionId);
    this.parts.onChange(sessionId);
    return line;
  }

  /** Nobody came. Refuses with `session.wrong-phase` once the person has entered. */
  async abandon(sessionId: string, reason: string, by: string): Promise<SessionView> {
    if (reason.trim() === '') throw new Refusal('input.invalid', { field: 'reason' });
    await this.parts.active.abandon(sessionId, reason.trim(), by);
    return this.view(sessionId);
  }

  async addMark(sessionId: string, text: string, byId: string | null): Promise<MarkView> {
    const { state } = await this.parts.active.state(sessionId);
    if (!isRunning(state)) throw new Refusal('session.wrong-phase', { phase: state.phase });
    const at = this.parts.now().toISOString();
    const number = await this.parts.db.notes.append({ sessionId, kind: 'mark', at, text, byId, detail: null });
    this.parts.onChange(sessionId);
    return { id: String(number), at, text, kind: byId === null ? 'automatic' : 'manual' };
  }

  /** 规定§15: the 笔录 goes to the questioned person; 制度§10: so does a record that the person is to sign. */
  async handForReview(sessionId: string, by: string): Promise<SessionView> {
    const { row } = await this.parts.active.state(sessionId);
    const record = recordView(await this.purposeOf(row), row, undefined);
    if (record && !record.written) throw new Refusal('session.nothing-written', { record: record.form.name });
    if (record && record.wantsSignature !== true) throw new Refusal('session.ends-by-closing-act');
    const kinds: readonly LineKind[] = record ? ['note'] : ['answer'];
    const lines = (await this.parts.db.transcripts.ofSession(sessionId)).filter(
      ({ kind, text }) => kinds.includes(kind) && text.trim() !== '',
    );
    if (lines.length === 0 && (!record || record.form.minutes)) throw new Refusal('transcript.empty', {});
    await this.parts.active.apply(sessionId, by, { kind: 'handed-for-review' });
    return this.view(sessionId);
  }

  async resumeQuestioning(sessionId: string, by: string): Promise<SessionView> {
    await this.parts.active.apply(sessionId, by, { kind: 'questioning-resumed' });
    return this.view(sessionId);
  }

  async confirmReview(sessionId: string): Promise<SessionView> {
    await this.parts.active.apply(sessionId, 'questioned-person', { kind: 'review-confirmed', at: this.parts.now().toISOString() });
    return this.view(sessionId);
  }

  /** The drawn signature, bound to the text as it stands. */
  async sign(sessionId: string, image: string): Promise<SessionView> {
    await this.expectPhase(sessionId, 'reviewed');
    await this.putSigning(sessionId, 'signature', image, 'signature-pad');
    await this.parts.active.apply(sessionId, 'questioned-person', { kind: 'signed', at: this.parts.now().toISOString() });
    return this.view(sessionId);
  }

  /** Waits for the finger; the session ends at the later of signature and thumbprint (规定§15). */
  async takeThumbprint(sessionId: string): Promise<SessionView> {
    await this.expectPhase(sessionId, 'signed');
    const { row } = await this.parts.active.state(sessionId);
    if (recordFormOf(await this.purposeOf(row))) throw new Refusal('session.ends-by-closing-act');
    const reader = this.parts.thumbprints;
    if (!reader) throw new Refusal('thumbprint.reader-missing', {});
    try {
      const print = await reader.capture(AbortSignal.timeout(thumbprintWaitMs));
      await this.expectPhase(sessionId, 'signed');
      await this.putSigning(sessionId, 'thumbprint', `data:image/png;base64,${print.image.toString('base64')}`, print.device);
      await this.parts.active.apply(sessionId, 'questioned-person', { kind: 'thumbprinted', at: print.at.toISOString() });
    } catch (problem) {
      if (problem instanceof ThumbprintError) throw new Refusal(problem.code, { detail: problem.detail });
      throw problem;
    }
    return this.view(sessionId);
  }

  private async purposeOf(row: SessionRow): Promise<RoomPurpose> {
    return ((await this.parts.db.bookings.byId(row.bookingId))?.purpose ?? 'questioning') as RoomPurpose;
  }

  private async expectPhase(sessionId: string, phase: 'reviewed' | 'signed'): Promise<void> {
    const { state } = await this.parts.active.state(sessionId);
    if (state.phase !== phase) throw new Refusal('session.wrong-phase', { phase: state.phase });
  }

  private async putSigning(sessionId: string, kind: 'signature' | 'thumbprint', image: string, device: string): Promise<void> {
    const { row } = await this.parts.active.state(sessionId);
    const textHash = transcriptHash(await this.parts.db.transcripts.ofSession(sessionId), writtenOf(row));
    await this.parts.db.signings.put({ sessionId, kind, image, device, textHash });
  }
}
