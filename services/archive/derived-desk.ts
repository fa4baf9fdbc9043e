import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { freeSpace } from '../../recordings/capture/disk-space';
import type { SigningKey } from '../../recordings/evidence/signing-key';
import { DerivedError } from '../../recordings/playback/derived-error';
import { exportComposite, exportRecording } from '../../recordings/playback/export-recording';
import type { AuditLog } from '../audit/audit-log';
import type { ArchiveEntryView } from '../contract/archive';
import type { DerivedJobView, DerivedOptionsView, DerivedRequest, DerivedState } from '../contract/derived';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { DerivedJobStore, type DerivedJob } from './derived-job-store';
import { compositeFileName, compositeWords, exportFileName, exportFolderName } from './derived-names';
import { targetFolder, type TargetRules } from './target-folder';

export interface DerivedDeskParts {
  readonly audit: AuditLog;
  readonly key: SigningKey;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly unitName: string;
  readonly folderOf: (sessionId: string) => string;
  readonly entry: (sessionId: string) => Promise<ArchiveEntryView>;
  readonly targets: TargetRules;
  readonly jobsFolder: string;
  readonly now: () => Date;
  readonly onChange: (job: DerivedJobView) => void;
  readonly onProblem: (problem: unknown) => void;
}

/** What a derived file must leave free of a disk: recording comes first. */
const KEPT_FREE = 0.1;
/** No more often than this is progress told. */
const TELL_MS = 500;

/** Exports and composites, one at a time: recording comes first. What a restart cut off goes on; a composite from its last finished chunk. */
export class DerivedDesk {
  private readonly store: DerivedJobStore;
  private jobs: DerivedJob[] = [];
  private running: { readonly id: string; readonly abort: AbortController; readonly ended: Promise<void> } | undefined;
  private closed = false;

  constructor(private readonly parts: DerivedDeskParts) {
    this.store = new DerivedJobStore(parts.jobsFolder);
  }

  /** Takes up what the last run left behind. */
  async resume(): Promise<void> {
    for (const job of await this.store.list()) {
      const cutOff = job.state.kind === 'running';
      // A half-made folder of the last run is made again; the composite's chunks lie elsewhere.
      if (cutOff) await rm(job.target, { recursive: true, force: true });
      this.jobs.push(cutOff ? { ...job, state: { kind: 'waiting' } } : job);
    }
    this.startNext();
  }

  async options(sessionId: string): Promise<DerivedOptionsView> {
    await this.parts.entry(sessionId);
    const { cameras, targets } = this.parts;
    return { cameras: cameras.map(({ id, name }) => ({ id, name })), defaultFolder: targets.defaultFolder, roots: targets.roots };
  }

  /** Newest first. */
  list(sessionId: string): readonly DerivedJobView[] {
    return this.jobs
      .filter((job) => job.request.sessionId === sessionId)
      .map(viewOf)
      .toReversed();
  }

  /** Refuses with `recording.unknown`, `derived.folder`, `derived.no-space`, `derived.same-camera`. */
  async ask(request: DerivedRequest, by: PersonTile): Promise<DerivedJobView> {
    const { registrationCode, bytes } = await this.parts.entry(request.sessionId);
    if (request.kind === 'composite' && request.mainId === request.insetId) throw new Refusal('derived.same-camera', {});
    const folder = await targetFolder(request.folder, this.parts.targets);
    const { freeBytes, totalBytes } = await freeSpace(folder);
    if (freeBytes - bytes < totalBytes * KEPT_FREE) throw new Refusal('derived.no-space', {});
    const asked = this.parts.now();
    const target = path.join(folder, exportFolderName(request.kind, registrationCode, asked));
    if (this.jobs.some((job) => job.target === target)) throw new Refusal('derived.target-exists', { file: path.basename(target) });
    const job: DerivedJob = {
      ...{ id: randomUUID(), request, target, askedBy: by.name, askedById: by.id, askedAt: asked.toISOString() },
      state: { kind: 'waiting' },
    };
    await this.store.keep(job);
    await this.parts.audit.record(by.id, `derived.${request.kind}-asked`, request.sessionId, `${request.purpose} → ${target}`);
    this.jobs.push(job);
    this.parts.onChange(viewOf(job));
    this.startNext();
    return viewOf(job);
  }

  /** Refuses with `derived.unknown` and, for one that has ended, `derived.ended`. */
  async cancel(id: string, by: PersonTile): Promise<DerivedJobView> {
    const job = this.jobs.find((one) => one.id === id);
    if (!job) throw new Refusal('derived.unknown', {});
    if (job.state.kind !== 'waiting' && job.state.kind !== 'running') throw new Refusal('derived.ended', {});
    await this.parts.audit.record(by.id, 'derived.cancelled', job.request.sessionId, path.basename(job.target));
    if (this.running?.id === id) {
      this.running.abort.abort();
      await this.running.ended;
    } else await this.change(id, { kind: 'cancelled', at: this.parts.now().toISOString() });
    return viewOf(this.jobs.find((one) => one.id === id) ?? job);
  }

  /** Stops what runs, to be taken up by the next start. */
  async close(): Promise<void> {
    this.closed = true;
    this.running?.abort.abort();
    await this.running?.ended;
  }

  private startNext(): void {
    const next = this.jobs.find(({ state }) => state.kind === 'waiting');
    if (this.running || this.closed || !next) return;
    const abort = new AbortController();
    const ended = this.run(next, abort.signal)
      .catch(this.parts.onProblem)
      .finally(() => {
        this.running = undefined;
        this.startNext();
      });
    this.running = { id: next.id, abort, ended };
  }

  private async run(job: DerivedJob, signal: AbortSignal): Promise<void> {
    const { audit, now } = this.parts;
    const { id, request } = job;
    try {
      await this.change(id, { kind: 'running', doneMs: 0, totalMs: 0 });
      const made = await this.make(job, signal);
      const files = made.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 }));
      await this.change(id, { kind: 'done', at: now().toISOString(), files });
      await audit.record(
        'system',
        `derived.${request.kind}-done`,
        request.sessionId,
        files.map(({ file, sha256 }) => `${file} ${sha256}`).join('; '),
      );
    } catch (problem) {
      // Closing leaves it as running, so that the next start takes it up.
      if (this.closed) return;
      const at = now().toISOString();
      const known = problem instanceof DerivedError ? problem : undefined;
      if (known?.code === 'derived.cancelled') {
        await this.change(id, { kind: 'cancelled', at });
        return;
      }
      const detail = { file: known?.file ?? '', detail: known?.detail ?? '' };
      await this.change(id, { kind: 'failed', at, code: known?.code ?? 'unexpected', detail });
      await audit.record('system', `derived.${request.kind}-failed`, request.sessionId, known?.message ?? 'unexpected');
      if (!known) throw problem;
    }
  }

  private async make({ id, request, target, askedBy }: DerivedJob, signal: AbortSignal) {
    const { key, unitName, now } = this.parts;
    const { registrationCode } = await this.parts.entry(request.sessionId);
    let toldAt = 0;
    const onProgress = (doneMs: number, totalMs: number) => {
      if (performance.now() - toldAt < TELL_MS) return;
      toldAt = performance.now();
      this.tell(id, { kind: 'running', doneMs: Math.round(doneMs), totalMs });
    };
    const unit = { name: unitName, url: '', mac: '' };
    const common = {
      ...{ folder: this.parts.folderOf(request.sessionId), into: target, key, signal, onProgress },
      origin: { unit, operator: askedBy, purpose: request.purpose, exportedAt: now().toISOString() },
    };
    if (request.kind === 'export')
      return exportRecording({ ...common, nameOf: (camera, n, of) => exportFileName(registrationCode, camera, n, of) });
    const { mainId, insetId } = request;
    const workFolder = this.store.workFolder(request.sessionId, mainId, insetId);
    return exportComposite({
      ...common,
      mainId,
      insetId,
      workFolder,
      name: compositeFileName(registrationCode),
      words: compositeWords,
    });
  }

  /** On the disk before anybody is told. */
  private async change(id: string, state: DerivedState): Promise<void> {
    const job = this.jobs.find((one) => one.id === id);
    if (job) await this.store.keep({ ...job, state });
    this.tell(id, state);
  }

  private tell(id: string, state: DerivedState): void {
    this.jobs = this.jobs.map((job) => (job.id === id ? { ...job, state } : job));
    const job = this.jobs.find((one) => one.id === id);
    if (job) this.parts.onChange(viewOf(job));
  }
}

function viewOf({ id, request, target, askedBy, askedAt, state }: DerivedJob): DerivedJobView {
  return { id, request, target, askedBy, askedAt, state };
}
