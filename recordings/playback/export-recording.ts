import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SigningKey } from '../evidence/signing-key';
import { climateText, interviewFileName, readClimate } from '../evidence/sealed-interview';
import { makeComposite, type CompositeOrder } from './composite';
import { asDerivedError, DerivedError } from './derived-error';
import { writeExportNote, type DerivedOrigin, type NotedFile } from './export-note';
import { joinSegments } from './join-segments';
import { readRecordedSession, type RecordedSession } from './recorded-session';

interface DerivedOrder {
  /** The sealed session's folder; only read. */
  readonly folder: string;
  /** The new folder for what is made; it must not be there yet. */
  readonly into: string;
  readonly origin: DerivedOrigin;
  /** Signs what is said of the files; absent: unsigned. */
  readonly key: SigningKey | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number, totalMs: number) => void) | undefined;
}

export interface ExportOrder extends DerivedOrder {
  /** All of the session's cameras when absent. */
  readonly cameraId?: string | undefined;
  readonly nameOf: (cameraId: string, n: number, of: number) => string;
}

export interface CompositeOfSession extends DerivedOrder {
  readonly mainId: string;
  readonly insetId: string;
  readonly name: string;
  readonly words: (session: RecordedSession) => { readonly caseLine: string; readonly mark: string; readonly gap: string };
  /** Finished chunks wait here for the rest, also over a restart. */
  readonly workFolder: string;
}

/** Debian's fonts-noto-cjk. */
const captionFont = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** One MP4 a camera (more where its format changed) and export.json, in a folder of their own; all or nothing. Rejects with `DerivedError`. */
export async function exportRecording(order: ExportOrder): Promise<readonly NotedFile[]> {
  const session = await readRecordedSession(order.folder);
  const { timeline, manifest } = session;
  const cameras = manifest.cameras.filter(({ id }) => order.cameraId === undefined || id === order.cameraId);
  const recorded = cameras.filter(({ id }) => session.segments.some(({ cameraId }) => cameraId === id));
  if (recorded.length === 0) throw new DerivedError('derived.nothing-recorded', order.cameraId ?? order.folder, 'no file of this camera');
  return inNewFolder(order, 'export', session, async () => {
    const files: NotedFile[] = [];
    for (const [n, { id, name }] of recorded.entries()) {
      const segments = session.segments.filter(({ cameraId }) => cameraId === id).toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
      const joined = await joinSegments({
        ...{ folder: order.folder, segments, into: order.into, signal: order.signal },
        nameOf: (part, of) => order.nameOf(id, part, of),
        origin: { ...order.origin, source: { name, url: '', mac: '', line: id } },
        onProgress: (done, total) => order.onProgress?.(((n + done / total) * timeline.lengthMs) / recorded.length, timeline.lengthMs),
      });
      for (const { file, bytes, sha256, startedAt, endedAt, segments: sources } of joined)
        files.push({ file, bytes, sha256, cameras: [id], startedAt, endedAt, sources: sources.map((source) => source.file) });
    }
    return files;
  });
}

/** 画中画 of two cameras and export.json, in a folder of their own. Rejects with `DerivedError`. */
export async function exportComposite(order: CompositeOfSession): Promise<readonly NotedFile[]> {
  const { folder, into, mainId, insetId, name, workFolder, signal, onProgress } = order;
  const session = await readRecordedSession(folder);
  const { timeline, segments, manifest } = session;
  const climate = await climateCaptions(folder);
  const unknown = [mainId, insetId].find((id) => !manifest.cameras.some((camera) => camera.id === id));
  if (unknown !== undefined) throw new DerivedError('derived.nothing-recorded', unknown, 'no such camera in this recording');
  return inNewFolder(order, 'composite', session, async () => {
    const names = [mainId, insetId].map((id) => manifest.cameras.find((camera) => camera.id === id)?.name ?? id);
    const { file, bytes, sha256, startedAt, lengthMs } = await makeComposite({
      ...{ folder, timeline, mainId, insetId, workFolder, climate, signal, onProgress, font: captionFont },
      target: path.join(into, name),
      words: order.words(session),
      origin: { ...order.origin, source: { name: names.join(' + '), url: '', mac: '', line: '' } },
    });
    const sources = segments.filter(({ cameraId }) => cameraId === mainId || cameraId === insetId).map((segment) => segment.file);
    const endedAt = new Date(Date.parse(startedAt) + lengthMs).toISOString();
    return [{ file, bytes, sha256, cameras: [mainId, insetId], startedAt, endedAt, sources }];
  });
}

/** As it was sealed; a trial recording has none. */
async function climateCaptions(folder: string): Promise<CompositeOrder['climate']> {
  const sealed = await readFile(path.join(folder, interviewFileName), 'utf8').catch(() => '');
  return readClimate(sealed).map((reading) => ({ at: reading.at, text: climateText(reading) }));
}

async function inNewFolder(
  { into, origin, key }: DerivedOrder,
  kind: 'export' | 'composite',
  session: RecordedSession,
  make: () => Promise<readonly NotedFile[]>,
): Promise<readonly NotedFile[]> {
  const name = path.basename(into);
  try {
    await mkdir(into);
  } catch (problem) {
    throw asDerivedError(problem, name);
  }
  try {
    const files = await make();
    await writeExportNote(into, kind, session, origin, files, key);
    return files;
  } catch (problem) {
    await rm(into, { recursive: true, force: true });
    throw asDerivedError(problem, name);
  }
}
