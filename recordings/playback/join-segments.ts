import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../session/instant';
import { samplePieces } from './copy-samples';
import { asDerivedError, DerivedError } from './derived-error';
import { mustBeFree, writeDerivedFile, type DerivedFile } from './derived-file';
import { planJoin, type IndexedSegment, type JoinPlan } from './join-plan';
import { movieHead } from './movie-head';
import { indexSegment } from './segment-index';
import type { ExportOrigin } from './surveillance-boxes';
import type { TimelineSegment } from './timeline';

export interface JoinOrder {
  /** The session's folder; only read. */
  readonly folder: string;
  /** Of one camera, in their order. */
  readonly segments: readonly Omit<TimelineSegment, 'cameraId'>[];
  /** An existing folder for the new files. */
  readonly into: string;
  /** Name of the n-th file, from 1, of so many: more than one where the recording's format changed. */
  readonly nameOf: (n: number, of: number) => string;
  readonly origin: ExportOrigin;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
}

export interface JoinedFile extends DerivedFile {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly tracks: readonly { readonly kind: 'video' | 'audio'; readonly codec: string; readonly samples: number }[];
  readonly segments: readonly { readonly file: string; readonly startedAt: Instant; readonly endedAt: Instant }[];
}

/**
 * Makes ordinary MP4 files out of a camera's recorded files: the same pictures and sound, byte for byte, under one table. A gap keeps its length:
 * the last picture before it stands until the first behind it. All files or none. Rejects with `DerivedError`.
 */
export async function joinSegments(order: JoinOrder): Promise<readonly JoinedFile[]> {
  try {
    return await join(order);
  } catch (problem) {
    throw asDerivedError(problem, order.nameOf(1, 1));
  }
}

async function join(order: JoinOrder): Promise<readonly JoinedFile[]> {
  const { folder, into, nameOf, origin, signal, onProgress } = order;
  const plans = planJoin(await indexAll(order));
  if (plans.length === 0) throw new DerivedError('derived.nothing-recorded', nameOf(1, 1), 'no file with a whole picture or sound');
  const names = plans.map((_, n) => nameOf(n + 1, plans.length));
  for (const name of names) await mustBeFree(path.join(into, name));
  const totalBytes = plans.reduce((sum, { mediaBytes }) => sum + mediaBytes, 0);
  let doneBytes = 0;
  const onBytes = (bytes: number) => onProgress?.((doneBytes += bytes), totalBytes);
  const files: JoinedFile[] = [];
  try {
    for (const [n, plan] of plans.entries()) {
      const target = path.join(into, names[n] ?? '');
      const pieces = samplePieces(folder, plan.segments);
      const options = { mediaBytes: plan.mediaBytes, signal, onBytes };
      files.push(describe(await writeDerivedFile(target, movieHead(plan, origin), pieces, options), plan));
    }
  } catch (problem) {
    for (const { file } of files) await rm(path.join(into, file), { force: true });
    throw problem;
  }
  return files;
}

async function indexAll({ folder, segments, signal }: JoinOrder): Promise<readonly IndexedSegment[]> {
  const indexed: IndexedSegment[] = [];
  for (const { file, startedAt, endedAt } of segments) {
    signal?.throwIfAborted();
    indexed.push({ file, startedAt, endedAt, index: await indexSegment(path.join(folder, file), file) });
  }
  return indexed;
}

function describe(file: DerivedFile, { startedAt, endedAt, tracks, segments }: JoinPlan): JoinedFile {
  return {
    ...file,
    startedAt,
    endedAt,
    tracks: tracks.map(({ format, times }) => ({ kind: format.kind, codec: format.codec, samples: times.length })),
    segments: segments.map((segment) => ({ file: segment.file, startedAt: segment.startedAt, endedAt: segment.endedAt })),
  };
}
