import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { MediaCutter } from '../../recordings/playback/media-cutter';
import { playbackTracks, type PlayableFile, type PlaybackTracks } from '../archive/playback-tracks';
import { mergeStretches } from '../archive/merge-stretches';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PlaybackStretch, ReplayView } from '../contract/playback';
import type { CameraView } from '../contract/room';
import type { ActiveSession } from './active-session';

export interface ReplayDeskParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: Pick<ActiveSession, 'state' | 'recording' | 'folderOf'>;
  readonly cameras: readonly CameraView[];
  readonly microphoneId: string | undefined;
  readonly now: () => Date;
  readonly cutter: Pick<MediaCutter, 'keyAtOrBefore'>;
}

/** Who looks: the questioned person at the second screen, or somebody at the console. */
export interface ReplayViewer {
  readonly window: string;
  readonly actor: string;
}

interface Replay {
  readonly sessionId: string;
  readonly lineId: string;
  readonly beginsAt: string;
  readonly mediaPath: string;
  readonly files: ReadonlySet<string>;
}

/** A line is begun when its first words are written down: what it says was said before. */
const LEAD_MS = 5_000;
const phases: readonly string[] = ['reviewing', 'reviewed', 'signed'];

/** 规定§15: who checks the 笔录 can hear and see what was said, out of the files that are still being written. */
export class ReplayDesk {
  /** One a window. */
  private readonly replays = new Map<string, Replay>();
  /** The page whose lines are being looked up. */
  private preparing: readonly string[] = [];

  constructor(private readonly parts: ReplayDeskParts) {}

  /** Refuses with `session.wrong-phase`, `transcript.unknown-line`, `replay.nothing-recorded`. */
  async open(sessionId: string, lineId: string, viewer: ReplayViewer): Promise<ReplayView> {
    const { db, audit } = this.parts;
    await this.requireReview(sessionId);
    const [line, found] = await Promise.all([db.transcripts.line(sessionId, lineId), this.recorded(sessionId)]);
    if (!line) throw new Refusal('transcript.unknown-line', {});
    await this.end(viewer, []);
    const mediaPath = `/media/${randomBytes(24).toString('base64url')}/`;
    const files = new Set(found.tracks.flatMap(({ parts }) => parts.map(({ file }) => file)));
    this.replays.set(viewer.window, { sessionId, lineId, beginsAt: found.beginsAt, mediaPath, files });
    const [fromMs] = await Promise.all([
      this.pictureBefore(sessionId, found, line.at),
      audit.record(viewer.actor, 'replay.opened', sessionId, `${lineId} ${line.at}`),
    ]);
    return { ...found, line, mediaPath, fromMs };
  }

  /**
   * The lines of a page that is being read: what stands where in their files is looked up before one is pressed. The newest page alone counts.
   * Refuses with `session.wrong-phase`, `replay.nothing-recorded`.
   */
  async prepare(sessionId: string, lineIds: readonly string[]): Promise<void> {
    this.preparing = lineIds;
    await this.requireReview(sessionId);
    const found = await this.recorded(sessionId);
    for (const lineId of lineIds) {
      const line = await this.parts.db.transcripts.line(sessionId, lineId);
      if (this.preparing !== lineIds) return;
      if (line) await this.pictureBefore(sessionId, found, line.at);
    }
  }

  private async requireReview(sessionId: string): Promise<void> {
    const { state } = await this.parts.active.state(sessionId);
    if (!phases.includes(state.phase)) throw new Refusal('session.wrong-phase', { phase: state.phase });
  }

  private async recorded(sessionId: string): Promise<PlaybackTracks> {
    const camera = this.parts.cameras.find(({ view }) => view === 'questioned') ?? this.parts.cameras[0];
    const found = camera && (await playbackTracks(this.parts.active.folderOf(sessionId), this.filesOf(camera.id), [camera]));
    if (!found) throw new Refusal('replay.nothing-recorded', {});
    return found;
  }

  /** Where the group of pictures around what was said begins: the first one to be shown needs no other, so that it comes at once. */
  private async pictureBefore(sessionId: string, { beginsAt, lengthMs, tracks }: PlaybackTracks, lineAt: string): Promise<number> {
    const atMs = Math.min(Math.max(0, Date.parse(lineAt) - Date.parse(beginsAt) - LEAD_MS), lengthMs);
    const parts = tracks.find(({ kind }) => kind === 'picture')?.parts ?? [];
    const part = parts.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
    const folder = this.parts.active.folderOf(sessionId);
    const keyMs = part && (await this.parts.cutter.keyAtOrBefore(path.join(folder, part.file), atMs - part.fromMs));
    return part && keyMs !== undefined ? Math.ceil(part.fromMs + keyMs) : atMs;
  }

  /** One that was followed by another has ended already. */
  async close(mediaPath: string, stretches: readonly PlaybackStretch[], viewer: ReplayViewer): Promise<void> {
    if (this.replays.get(viewer.window)?.mediaPath === mediaPath) await this.end(viewer, stretches);
  }

  private async end(viewer: ReplayViewer, stretches: readonly PlaybackStretch[]): Promise<void> {
    const replay = this.replays.get(viewer.window);
    if (!replay) return;
    this.replays.delete(viewer.window);
    const instant = (ms: number) => new Date(Date.parse(replay.beginsAt) + Math.round(ms)).toISOString();
    const seen = mergeStretches(stretches).map(({ fromMs, toMs }) => `${instant(fromMs)}/${instant(toMs)}`);
    await this.parts.audit.record(viewer.actor, 'replay.watched', replay.sessionId, [replay.lineId, ...seen].join(' '));
  }

  /** The file behind a media address, while its replay is open and if it belongs to it. */
  mediaFile(token: string, file: string): string | undefined {
    const replay = [...this.replays.values()].find(({ mediaPath }) => mediaPath === `/media/${token}/`);
    if (!replay?.files.has(file)) return undefined;
    return path.join(this.parts.active.folderOf(replay.sessionId), file);
  }

  /** One camera and the room's microphone: what is closed, and what is being written up to now. */
  private filesOf(cameraId: string): readonly PlayableFile[] {
    const recorder = this.parts.active.recording?.recorder;
    const endedAt = this.parts.now().toISOString();
    const growing = (recorder?.growingFiles() ?? []).map((file) => ({ ...file, endedAt, frames: undefined, durationMs: 0 }));
    const wanted = new Set([cameraId, this.parts.microphoneId]);
    return [...(recorder?.closedSegments() ?? []), ...growing].filter((file) => wanted.has(file.cameraId));
  }
}
