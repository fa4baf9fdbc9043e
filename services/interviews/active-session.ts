import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { RoomIo } from '../../devices/room-io/room-io';
import { OneAtATime } from '../../devices/one-at-a-time';
import type { RoomRecorder } from '../../recordings/capture/room-recorder';
import type { SecondCopy } from '../../recordings/copies/second-copy';
import { openChain } from '../../recordings/evidence/chain';
import { signatureFileName } from '../../recordings/evidence/manifest';
import { advance, isRunning } from '../../recordings/session/advance';
import type { SessionEvent, SessionState } from '../../recordings/session/session-state';
import type { WithheldTrack } from '../../recordings/session/withheld';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import { withheldTrack } from '../contract/stops';
import { inspectorsOf } from './session-facts';
import { SessionEntry } from './session-entry';
import { SessionRecording } from './session-recording';
import { rowOfState, stateOfRow } from './session-rows';

export interface ActiveSessionParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly roomIo: RoomIo;
  readonly room: { readonly id: string; readonly agencyCode: string };
  readonly recordingsFolder: string;
  readonly preRollMs: number;
  readonly now: () => Date;
  readonly openRecorder: (folder: string) => RoomRecorder;
  readonly secondCopy?: SecondCopy | undefined;
  /** A recorder began or ended. */
  readonly onRecorder: () => void;
  /** Something of the session changed: tell the screens. */
  readonly onChange: (sessionId: string) => void;
  readonly onConcluded: (sessionId: string) => void;
  /** It won't be held: nothing may go on looking at it. */
  readonly onAbandoned: (sessionId: string) => void;
  readonly onProblem: (problem: unknown) => void;
}

/** The one session that a room can have at a time: its state, its recording, and the entry that begins it. */
export class ActiveSession {
  /** A session whose seal lies on the disk has no recording any more. */
  private session: { readonly id: string; readonly recording: SessionRecording | undefined } | undefined;
  readonly entry: SessionEntry;
  private readonly turn = new OneAtATime();

  constructor(private readonly parts: ActiveSessionParts) {
    const { db, roomIo, room, now, onChange, onProblem } = parts;
    this.entry = new SessionEntry({
      ...{ db, roomIo, room, now, onChange, onProblem },
      current: () => this.session?.id,
      recording: () => this.session?.recording,
      stateOf: (sessionId) => this.state(sessionId),
      move: (sessionId, actor, event, together) => this.turn.run(() => this.move(sessionId, actor, event, {}, together)),
      lampOff: (sessionId) => this.lampOff(sessionId),
    });
  }

  get id(): string | undefined {
    return this.session?.id;
  }

  get recording(): SessionRecording | undefined {
    return this.session?.recording;
  }

  /** Whether any source of the room is proved to give sound. */
  get isHeard(): boolean {
    return this.recording?.recorder.proofs().some(({ sound }) => typeof sound === 'object') === true;
  }

  folderOf(sessionId: string): string {
    return path.join(this.parts.recordingsFolder, sessionId);
  }

  /**
   * Pre-roll for a booking (规定§12): the cameras write from now on. What was abandoned begins again in its own row.
   * Refuses with `session.busy` while another session is open, `session.wrong-phase` once this one is sealed.
   */
  async begin(bookingId: string): Promise<string> {
    return this.turn.run(async () => {
      const existing = await this.parts.db.sessions.byBooking(bookingId);
      if (existing && existing.id === this.session?.id) return existing.id;
      if (this.session) throw new Refusal('session.busy', {});
      const id = existing?.id ?? randomUUID();
      const createdAt = this.parts.now().toISOString();
      if (!existing) {
        await this.parts.db.sessions.insert({ id, bookingId, roomId: this.parts.room.id, phase: 'preparing', createdAt });
      } else if (existing.phase === 'abandoned') {
        if (existsSync(this.folderOf(id))) await this.dismiss(id);
        await this.move(id, 'system', { kind: 'begun-again' }, { createdAt });
      } else if (existing.phase === 'sealed') {
        throw new Refusal('session.wrong-phase', { phase: existing.phase });
      }
      await this.open(id, undefined);
      return id;
    });
  }

  /**
   * Nobody came: what rolled is discarded, the room is free. Refuses with `session.wrong-phase` once the person has entered (规定§15, 制度§19).
   * The state is stored first: from then on nobody can enter, so nothing that is discarded after it can be evidence.
   */
  abandon(sessionId: string, reason: string, by: string): Promise<void> {
    return this.turn.run(async () => {
      const at = this.parts.now().toISOString();
      await this.move(sessionId, by, { kind: 'abandoned', reason, at }, { abandonedById: by });
      this.entry.forget();
      this.parts.onAbandoned(sessionId);
      await this.dismiss(sessionId);
    });
  }

  /** After a restart: goes on with the session that the kiosk left behind, and finishes what it was discarding. */
  async resume(): Promise<void> {
    for (const { id } of await this.parts.db.sessions.listAbandoned(this.parts.room.id))
      if (existsSync(this.folderOf(id))) await this.dismiss(id);
    const row = await this.parts.db.sessions.activeOf(this.parts.room.id);
    if (!row) return;
    await this.parts.audit.record('system', 'session.resumed', row.id, row.phase);
    // A seal that was written before the store heard of it: not a byte under it may change.
    const isSealed = row.phase === 'concluded' && existsSync(path.join(this.folderOf(row.id), signatureFileName));
    // What stands still by law, or has ended, is not recorded; cameras that an earlier kiosk process left writing are taken over to be stopped.
    const isStanding = row.suspendedSince !== null || row.recordingStoppedAt !== null;
    if (isSealed) this.session = { id: row.id, recording: undefined };
    else await this.open(row.id, row.startedAt ?? undefined, isStanding);
    // The board may have lost its power with the kiosk. Nobody waits for it here: the order stands until it obeys.
    if (row.suspendedSince === null && row.startedAt !== null && row.endedAt === null)
      void this.parts.roomIo.set('recordLamp', true).catch(() => undefined);
    if (row.phase === 'concluded') this.parts.onConcluded(row.id);
  }

  async state(sessionId: string): Promise<{ readonly row: SessionRow; readonly state: SessionState }> {
    const row = await this.parts.db.sessions.byId(sessionId);
    if (!row) throw new Refusal('session.unknown', {});
    return { row, state: stateOfRow(row, await inspectorsOf(this.parts.db, row)) };
  }

  /** Moves the session and stores it, one event after the other. Refuses with `session.wrong-phase`; `also` is stored in the same row. */
  async apply(sessionId: string, actor: string, event: SessionEvent, also: Partial<SessionRow> = {}): Promise<SessionState> {
    return this.turn.run(() => this.move(sessionId, actor, event, also));
  }

  /** The recording can't go on: it ends in order, and the session waits. The state comes first, so that everybody is told at once. */
  async interrupt(reason: string): Promise<void> {
    const { session } = this;
    if (!session) return;
    const { state } = await this.state(session.id);
    if (isRunning(state)) await this.apply(session.id, 'system', { kind: 'interrupted', reason, at: this.parts.now().toISOString() });
    // Before the entry it rolls on: what it writes, it discards. After a restart an interrupted session may record again.
    if (isRunning(state) || state.phase === 'interrupted') await session.recording?.stop();
  }

  /** The reason of the interruption is gone: the cameras first, then the session. */
  async goOn(reason: string): Promise<void> {
    const { session } = this;
    if (!session) return;
    const { state } = await this.state(session.id);
    if (state.phase !== 'interrupted' || state.reason !== reason) return;
    await session.recording?.goOn();
    await this.apply(session.id, 'system', { kind: 'resumed' });
  }

  /** 制度§19: nothing is recorded from now on, what was is kept; `together` is stored with the state. Refuses with `session.wrong-phase`. */
  async suspend(sessionId: string, by: string, event: SessionEvent, together: () => Promise<unknown>): Promise<void> {
    await this.turn.run(() => this.move(sessionId, by, event, {}, together));
    await this.session?.recording?.stop();
    await this.lampOff(sessionId);
    this.parts.onChange(sessionId);
  }

  /** The cameras write again, then the session goes on. Refuses with `session.wrong-phase` where it doesn't stand still by law. */
  async takeUp(sessionId: string, by: string, together: () => Promise<unknown>): Promise<void> {
    const { state } = await this.state(sessionId);
    if (state.phase !== 'suspended' || this.session?.id !== sessionId) throw new Refusal('session.wrong-phase', { phase: state.phase });
    await this.session.recording?.goOn();
    await this.turn.run(() => this.move(sessionId, by, { kind: 'resumed' }, {}, together));
    await this.parts.roomIo.set('recordLamp', true).catch(this.parts.onProblem);
  }

  /**
   * 制度§19: the sound or the pictures alone are not recorded from now on; undefined: all is again. `together` is stored before it is done, so that
   * after a crash the recorder does what is known. Refuses with `session.wrong-phase` where nothing runs.
   */
  async withhold(sessionId: string, by: string, what: WithheldTrack | undefined, together: () => Promise<unknown>): Promise<void> {
    await this.turn.run(async () => {
      const { state } = await this.state(sessionId);
      if (!isRunning(state) || this.session?.id !== sessionId) throw new Refusal('session.wrong-phase', { phase: state.phase });
      await this.parts.audit.record(by, 'session.withheld', sessionId, what ?? 'nothing', together);
      await this.session.recording?.recorder.withhold(what);
    });
    this.parts.onChange(sessionId);
  }

  /** The session is sealed: the room is free. */
  async release(): Promise<void> {
    await this.session?.recording?.close();
    this.leave();
  }

  /** The kiosk ends; what records goes on by itself. */
  async detach(): Promise<void> {
    await this.session?.recording?.recorder.detach();
    await this.session?.recording?.settled();
  }

  /** What `together` stores, the state and its entry in the audit log are one commit: all of it or nothing. */
  private async move(
    sessionId: string,
    actor: string,
    event: SessionEvent,
    also: Partial<SessionRow> = {},
    together: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<SessionState> {
    const { state } = await this.state(sessionId);
    const next = advance(state, event);
    if (!next) throw new Refusal('session.wrong-phase', { phase: state.phase });
    const outcome = 'reason' in event ? `${next.phase}: ${event.reason}` : next.phase;
    await this.parts.audit.record(actor, `session.${event.kind}`, sessionId, outcome, async () => {
      await together();
      await this.parts.db.sessions.update(sessionId, { ...rowOfState(next), ...also });
    });
    this.parts.onChange(sessionId);
    if (next.phase === 'concluded') this.parts.onConcluded(sessionId);
    return next;
  }

  /** Ends what rolled for an abandoned session. What can't be discarded now is at the next start; the room is free all the same. */
  private async dismiss(sessionId: string): Promise<void> {
    try {
      // Cameras that an earlier kiosk process left running are taken over first, to be stopped.
      if (this.session?.id !== sessionId) await this.open(sessionId, undefined);
      await this.session?.recording?.discardAll();
    } catch (problem) {
      this.parts.onProblem(problem);
    }
    await this.lampOff(sessionId);
    this.leave();
    this.parts.onChange(sessionId);
  }

  private leave(): void {
    this.session = undefined;
    this.entry.forget();
    this.parts.onRecorder();
  }

  private async lampOff(sessionId: string): Promise<void> {
    await this.parts.roomIo.set('recordLamp', false).catch(() => this.parts.audit.record('system', 'record-lamp.off', sessionId, 'failed'));
  }

  private async open(id: string, startedAt: string | undefined, standing = false): Promise<void> {
    const folder = this.folderOf(id);
    const recording = new SessionRecording({
      sessionId: id,
      folder,
      recorder: this.parts.openRecorder(folder),
      chain: await openChain(folder),
      segments: this.parts.db.segments,
      copy: this.parts.secondCopy,
      preRollMs: this.parts.preRollMs,
      now: this.parts.now,
      onDiscarded: async (files, before) => {
        await this.parts.audit.record('system', 'pre-roll.discarded', id, `${files.length} files before ${before}: ${files.join(' ')}`);
      },
      onProblem: this.parts.onProblem,
    });
    this.session = { id, recording };
    await recording.recorder.withhold(withheldTrack((await this.parts.db.suspensions.lasting(id))?.scope));
    await recording.start(startedAt, standing);
    this.parts.onRecorder();
  }
}
