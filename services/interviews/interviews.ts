import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { ThumbprintError, type ThumbprintReader } from '../../devices/signing/thumbprint-reader';
import { isRunning } from '../../recordings/session/advance';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import { noticeSteps, type NoticeStep } from '../contract/notice';
import type { Credential } from '../contract/people';
import type { LineKind, MarkView, SessionNews, SessionView } from '../contract/sessions';
import { readPurpose } from '../rooms/read-purpose';
import type { ActiveSession } from './active-session';
import { expectCompanionsSigned } from './companion-signings';
import { expectNotElsewhere } from './officer-elsewhere';
import { mayConductSession } from './inspector-rule';
import { stepColumn } from './notice';
import { expectQuestionedFree } from './questioned-elsewhere';
import { readTextHash } from './read-text-hash';
import { recordFormOf } from './record-form';
import { recordView } from './record-view';
import { readSessionFacts } from './session-facts';
import { sessionNews } from './session-view';
import { correctionsWithoutThumb } from './transcript-signings';
import { expectNotWithdrawn } from './withdrawn-officer';

export interface InterviewParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly agency: { readonly name: string; readonly noticeName: string };
  /** Whose names the table of times gives. */
  readonly cameras?: readonly { readonly id: string; readonly name: string }[];
  readonly roomIo: RoomIo;
  readonly roomState: () => RoomIoState;
  readonly thumbprints: ThumbprintReader | undefined;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly sealProblem: (sessionId: string) => string | undefined;
  readonly transcriptVersion: (sessionId: string) => number;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

const thumbprintWaitMs = 60_000;

/** What inspectors and the questioned person do in a session. Every refusal is a `Refusal`. */
export class Interviews {
  constructor(private readonly parts: InterviewParts) {}

  async view(sessionId: string): Promise<SessionView> {
    // The version first: lines that are newer than it do no harm, older ones would stay unseen.
    const transcriptVersion = this.parts.transcriptVersion(sessionId);
    const [news, transcript] = await Promise.all([this.news(sessionId), this.parts.db.transcripts.ofSession(sessionId)]);
    return { ...news, transcript, transcriptVersion };
  }

  /** The session without its lines, of which there may be thousands. */
  async news(sessionId: string): Promise<SessionNews> {
    const transcriptVersion = this.parts.transcriptVersion(sessionId);
    const { db, agency, cameras = [], now } = this.parts;
    const around = { agency, cameras, now: now().toISOString(), sealProblem: this.parts.sealProblem(sessionId) };
    return { ...sessionNews(await readSessionFacts(db, sessionId, around)), transcriptVersion };
  }

  async current(): Promise<SessionView | undefined> {
    const id = this.parts.active.id;
    return id === undefined ? undefined : this.view(id);
  }

  /** 规定§13, 制度§4: two different people, each with a valid certificate, each with the own PIN and in no other session; nor is who is questioned. */
  async admitInspector(sessionId: string, credential: Credential): Promise<SessionView> {
    const person = await this.parts.verify(credential);
    const { row, state } = await this.parts.active.state(sessionId);
    if (row.leadId === person.id || row.recorderId === person.id) throw new Refusal('session.same-inspector', { name: person.name });
    const booking = await this.parts.db.bookings.byId(row.bookingId);
    const refusal = mayConductSession(person, this.parts.now(), booking && new Date(booking.endsAt));
    if (refusal) throw refusal;
    await expectNotElsewhere(this.parts.db, person, sessionId);
    if (booking) await expectNotWithdrawn(this.parts.db, person, booking);
    if (state.phase !== 'checked') throw new Refusal('session.wrong-phase', { phase: state.phase });
    // The second of two: from now on the sensors begin the session.
    if (state.signedIn.length > 0 && booking) await expectQuestionedFree(this.parts.db, { ...row, phase: 'ready' }, booking);
    const inspector = { personId: person.id, name: person.name, badgeNumber: person.badgeNumber };
    const next = await this.parts.active.apply(sessionId, person.id, { kind: 'inspector-signed-in', inspector });
    const at = this.parts.now().toISOString();
    await this.parts.db.presence.append({ sessionId, personId: person.id, change: 'in', at, byId: person.id });
    if (next.phase === 'ready') this.parts.active.entry.expect(this.parts.roomState());
    return this.view(sessionId);
  }

  /** 规定§14: each step is marked in the recording; the last one opens the questioning. Refuses with `session.not-ready` { gaps } what can't be read to somebody who isn't known. */
  async recordStep(sessionId: string, step: NoticeStep, by: string): Promise<SessionView> {
    const { row, state } = await this.parts.active.state(sessionId);
    if (state.phase !== 'opening') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const before = noticeSteps.slice(0, noticeSteps.indexOf(step)).filter((earlier) => row[stepColumn[earlier]] === null);
    if (before.length > 0) throw new Refusal('session.steps-missing', { steps: before.join(' ') });
    // Who they are, the officers show first; the notice is read to somebody who is known.
    if (step !== noticeSteps[0]) await this.expectReady(sessionId);
    const at = this.parts.now().toISOString();
    if (row[stepColumn[step]] === null) {
      // First what is on the screen: a step that is taken without it was told before its wording was kept.
      await this.keepTold(sessionId, step, at, by);
      await this.parts.db.sessions.update(sessionId, { [stepColumn[step]]: at });
      await this.parts.audit.record(by, `session.${step}`, sessionId, at);
    }
    if (step === noticeSteps.at(-1)) await this.parts.active.apply(sessionId, by, { kind: 'notice-given', at });
    this.parts.onChange(sessionId);
    return this.view(sessionId);
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

  /** Words to a mark after its moment: the mark stays as it is, they stand beside it with their own time. Refuses with `mark.unknown`. */
  async writeToMark(sessionId: string, markId: string, text: string, byId: string | null): Promise<void> {
    const { state } = await this.parts.active.state(sessionId);
    if (!isRunning(state)) throw new Refusal('session.wrong-phase', { phase: state.phase });
    const mark = (await this.parts.db.notes.ofSession(sessionId, 'mark')).find(({ number }) => String(number) === markId);
    if (!mark) throw new Refusal('mark.unknown');
    await this.parts.db.markWords.append({ sessionId, markNumber: mark.number, at: this.parts.now().toISOString(), text, byId });
    this.parts.onChange(sessionId);
  }

  /** 规定§15: the 笔录 goes to the questioned person; 制度§10: so does a record that the person is to sign. */
  async handForReview(sessionId: string, by: string): Promise<SessionView> {
    const { row } = await this.parts.active.state(sessionId);
    const record = recordView(await readPurpose(this.parts.db, row.bookingId), row, undefined);
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

  /** Waits for the finger: at each correction first, then at the end; the session ends at the later of signature and thumbprint (规定§15). */
  async takeThumbprint(sessionId: string): Promise<SessionView> {
    await this.expectSigned(sessionId);
    const { row } = await this.parts.active.state(sessionId);
    if (recordFormOf(await readPurpose(this.parts.db, row.bookingId))) throw new Refusal('session.ends-by-closing-act');
    expectCompanionsSigned(await this.view(sessionId));
    const reader = this.parts.thumbprints;
    if (!reader) throw new Refusal('thumbprint.none-described');
    try {
      const print = await reader.capture(AbortSignal.timeout(thumbprintWaitMs));
      await this.expectSigned(sessionId);
      const image = `data:image/png;base64,${print.image.toString('base64')}`;
      const [place] = await correctionsWithoutThumb(this.parts.db, sessionId);
      if (place) {
        const signing = { sessionId, image, device: print.device, textHash: await this.textHash(sessionId) };
        await this.parts.db.pageSignings.thumbprint({ ...signing, correction: place.number, at: print.at.toISOString() });
        await this.parts.audit.record('questioned-person', 'session.correction-thumbprinted', sessionId, place.lineId);
        this.parts.onChange(sessionId);
        return await this.view(sessionId);
      }
      await this.parts.db.signings.put({
        sessionId,
        kind: 'thumbprint',
        image,
        device: print.device,
        textHash: await this.textHash(sessionId),
      });
      await this.parts.active.apply(sessionId, 'questioned-person', { kind: 'thumbprinted', at: print.at.toISOString() });
    } catch (problem) {
      if (problem instanceof ThumbprintError) throw new Refusal(problem.code, { detail: problem.detail });
      throw problem;
    }
    return this.view(sessionId);
  }

  /** What was on the screen when it was told: the template may read otherwise later. */
  private async keepTold(sessionId: string, step: NoticeStep, at: string, byId: string): Promise<void> {
    const { noticeWording: wording, told } = await this.view(sessionId);
    const texts = { 'credentials-shown': '', 'notice-read': wording, 'rights-told': JSON.stringify(told) } as const;
    if (texts[step] !== '') await this.parts.db.notes.append({ sessionId, kind: step, at, text: texts[step], byId, detail: null });
  }

  private async expectReady(sessionId: string): Promise<void> {
    const { gaps } = await this.view(sessionId);
    if (gaps.length > 0) throw new Refusal('session.not-ready', { gaps: gaps.join(' ') });
  }

  private async expectSigned(sessionId: string): Promise<void> {
    const { state } = await this.parts.active.state(sessionId);
    if (state.phase !== 'signed') throw new Refusal('session.wrong-phase', { phase: state.phase });
  }

  private async textHash(sessionId: string): Promise<string> {
    const { row } = await this.parts.active.state(sessionId);
    return readTextHash(this.parts.db, row);
  }
}
