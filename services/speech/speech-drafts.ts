import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import { soundOfSegment } from '../../recordings/capture/segment-sound';
import { readMediaHead } from '../../recordings/playback/media-head';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { SpeechLineView, SpeechState } from '../contract/speech';
import type { Publish } from '../rooms/publish';
import type { ModelKind } from './model-folder';
import { Recogniser, type RecogniserProgram } from './recogniser';

export interface SpeechParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly now: () => Date;
  readonly publish: Publish;
  /** Without a model the feature isn't there. */
  readonly model: { readonly kind: ModelKind; readonly folder: string } | undefined;
  readonly start: ((words: readonly string[]) => RecogniserProgram) | undefined;
  /** Whose sound is the room's. */
  readonly sourceId: string;
  readonly folderOf: (sessionId: string) => string;
  readonly onProblem: (problem: unknown) => void;
}

interface Heard {
  readonly cameraId: string;
  readonly file: string;
  readonly startedAt: string;
  readonly endedAt: string;
}

/** More files than this behind: the machine is too slow, and the oldest are left out. */
const mostWaiting = 30;

/** F31: what was said, as a draft beside the 笔录. It reads closed files only; whatever goes wrong here, the recording doesn't notice. */
export class SpeechDrafts {
  private known: SpeechState = { state: 'off' };
  private recogniser: Recogniser | undefined;
  private waiting: (Heard & { readonly sessionId: string })[] = [];
  private working = false;

  constructor(private readonly parts: SpeechParts) {}

  /** Resolves once the model is ready or has failed. Never rejects. */
  async open(): Promise<void> {
    const { model, start } = this.parts;
    if (!model) return;
    if (!start) {
      this.tell({ state: 'failed', problem: 'no-program', name: model.folder });
      return;
    }
    this.recogniser = new Recogniser({ model, start, onState: (state) => this.tell(state) });
    await this.recogniser.open();
  }

  state(): SpeechState {
    return this.known;
  }

  /** A file of the session was closed. */
  hear(sessionId: string, segment: Heard): void {
    if (this.known.state !== 'ready' || segment.cameraId !== this.parts.sourceId) return;
    this.waiting = [...this.waiting, { ...segment, sessionId }].slice(-mostWaiting);
    if (!this.working) void this.work();
  }

  async lines(sessionId: string): Promise<readonly SpeechLineView[]> {
    const rows = await this.parts.db.speech.ofSession(sessionId);
    return rows.map(({ number, fromAt, toAt, text, takenAt }) => ({ number, from: fromAt, to: toAt, text, takenAt: takenAt ?? undefined }));
  }

  /** An officer took a line over: from then on its words are the 笔录's and the officer's. Refuses with `speech.unknown`. */
  async take(sessionId: string, number: number, by: PersonTile): Promise<readonly SpeechLineView[]> {
    const line = (await this.parts.db.speech.ofSession(sessionId)).find((row) => row.number === number);
    if (!line) throw new Refusal('speech.unknown');
    await this.parts.db.speech.take(sessionId, number, this.parts.now().toISOString(), by.id);
    await this.parts.audit.record(by.id, 'speech.taken-over', sessionId, `${number} ${line.fromAt}`);
    return this.lines(sessionId);
  }

  close(): void {
    this.waiting = [];
    this.recogniser?.close();
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) await this.read(next).catch(this.parts.onProblem);
    this.working = false;
  }

  private async read({ sessionId, file, startedAt, endedAt }: Heard & { readonly sessionId: string }): Promise<void> {
    const session = await this.parts.db.sessions.byId(sessionId);
    // What rolls before the entry is no part of the session.
    if (!this.recogniser || session?.startedAt == null || startedAt < session.startedAt) return;
    const recorded = path.join(this.parts.folderOf(sessionId), file);
    const head = await readMediaHead(recorded);
    // By law or by fault: where there is no sound nobody spoke.
    if (!head?.tracks.some(({ kind }) => kind === 'audio')) return;
    const folder = await mkdtemp(path.join(tmpdir(), 'speech-'));
    try {
      const sound = path.join(folder, 'sound.wav');
      await soundOfSegment(recorded, sound);
      const text = await this.recogniser.read(sound);
      if (text === '') return;
      await this.parts.db.speech.append({ sessionId, fromAt: startedAt, toAt: endedAt, text });
      this.parts.publish('speech.changed', { sessionId });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private tell(state: SpeechState): void {
    this.known = state;
    if (state.state === 'failed') this.parts.onProblem(new Error(`speech: ${state.problem} ${state.name}`));
  }
}
