import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '../evidence/canonical-json';
import { syncFolder, writeDurably } from '../evidence/durable-file';
import type { Instant } from '../session/instant';
import { clockText, compositeGraph, textFiles, type CompositeLook } from './composite-graph';
import { COMPOSITE_RATE, planComposite, type CompositeChunk } from './composite-plan';
import { samplePieces } from './copy-samples';
import { asDerivedError, DerivedError } from './derived-error';
import { mustBeFree, writeDerivedFile, type DerivedFile } from './derived-file';
import { encodeChunk } from './encode-chunk';
import { onlyTrack, slices } from './index-slices';
import { planJoin, type IndexedSegment } from './join-plan';
import { movieHead } from './movie-head';
import { indexSegment } from './segment-index';
import type { ExportOrigin } from './surveillance-boxes';
import { instantOf, type Timeline } from './timeline';

export interface CompositeOrder {
  /** The session's folder; only read. */
  readonly folder: string;
  readonly timeline: Timeline;
  readonly mainId: string;
  readonly insetId: string;
  /** The new file; nothing may be there yet. */
  readonly target: string;
  /** Where finished chunks wait for the rest. The same folder goes on with what is there. */
  readonly workFolder: string;
  readonly words: { readonly caseLine: string; readonly mark: string; readonly gap: string };
  /** Temperature and humidity as they were measured, each shown until the next. */
  readonly climate: readonly { readonly at: Instant; readonly text: string }[];
  readonly font: string;
  readonly origin: ExportOrigin;
  readonly chunkMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number, totalMs: number) => void) | undefined;
}

export interface CompositeFile extends DerivedFile {
  readonly startedAt: Instant;
  readonly lengthMs: number;
  /** Chunks taken over from an earlier run. */
  readonly chunksKept: number;
  readonly chunks: number;
}

const SOUND_EVERY_MS = 2_000;

/**
 * 画中画, a derived file: encoded chunk by chunk, each made durable, then joined with the main camera's own sound, which is copied. A run that is
 * cancelled or dies goes on from its last finished chunk. Rejects with `DerivedError`.
 */
export async function makeComposite(order: CompositeOrder): Promise<CompositeFile> {
  const { timeline, mainId, insetId, target, workFolder, signal, onProgress } = order;
  const name = path.basename(target);
  try {
    await mustBeFree(target);
    const look = await lookOf(order);
    const chunks = planComposite(timeline, mainId, insetId, order.chunkMs);
    const plan = canonicalJson({ chunks, look, words: order.words, climate: order.climate });
    await prepareWork(workFolder, plan);
    let chunksKept = 0;
    for (const [n, chunk] of chunks.entries()) {
      signal?.throwIfAborted();
      const tell = (ms: number) => onProgress?.(Math.min(chunk.toMs, chunk.fromMs + ms), timeline.lengthMs);
      if (await isThere(path.join(workFolder, chunkName(n)))) chunksKept += 1;
      else await makeChunk(order, chunk, n, look, tell);
      tell(chunk.toMs - chunk.fromMs);
    }
    const file = await join(order, chunks);
    await rm(workFolder, { recursive: true, force: true });
    return { ...file, startedAt: timeline.startedAt, lengthMs: timeline.lengthMs, chunksKept, chunks: chunks.length };
  } catch (problem) {
    throw asDerivedError(problem, name);
  }
}

/** Finished chunks of another plan are of no use. */
async function prepareWork(workFolder: string, plan: string): Promise<void> {
  const planFile = path.join(workFolder, 'plan.json');
  if ((await readFile(planFile, 'utf8').catch(() => undefined)) === plan) return;
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder, { recursive: true });
  await writeDurably(planFile, plan);
}

async function makeChunk(
  order: CompositeOrder,
  chunk: CompositeChunk,
  n: number,
  look: CompositeLook,
  tell: (ms: number) => void,
): Promise<void> {
  const { folder, timeline, words, workFolder, signal } = order;
  const zeroMs = Date.parse(timeline.startedAt) + chunk.fromMs;
  const climate = climateOf(order, zeroMs, chunk.toMs - chunk.fromMs);
  const texts = [
    [textFiles.caseLine, words.caseLine],
    [textFiles.mark, words.mark],
    [textFiles.gap, words.gap],
    [textFiles.clock, clockText(zeroMs)],
    ...climate.map(({ textFile, text }) => [textFile, text] as const),
  ] as const;
  for (const [file, content] of texts) await writeDurably(path.join(workFolder, file), content);
  const graph = compositeGraph(chunk, { ...look, climate });
  const inputs = graph.inputs.map((input) => ({ ...input, file: path.resolve(folder, input.file) }));
  const part = `${chunkName(n)}.part`;
  await encodeChunk({
    graph: { ...graph, inputs },
    cwd: workFolder,
    target: path.join(workFolder, part),
    signal,
    onSeconds: (s) => tell(s * 1000),
  });
  // ffmpeg's exit code says nothing: the pictures are counted.
  const { tracks } = await indexSegment(path.join(workFolder, part), part);
  const frames = tracks[0]?.times.length ?? 0;
  if (frames !== chunk.frames)
    throw new DerivedError('derived.encoder-failed', chunkName(n), `${frames} pictures instead of ${chunk.frames}`);
  const handle = await open(path.join(workFolder, part));
  await handle.sync().finally(() => handle.close());
  await rename(path.join(workFolder, part), path.join(workFolder, chunkName(n)));
  await syncFolder(workFolder);
}

function climateOf({ climate }: CompositeOrder, zeroMs: number, lengthMs: number) {
  const shown = climate.map(({ at, text }, n) => {
    const next = climate[n + 1];
    const second = (instant: Instant) => (Date.parse(instant) - zeroMs) / 1000;
    return { text, textFile: `climate-${n}.txt`, fromSecond: second(at), toSecond: next ? second(next.at) : lengthMs / 1000 + 1 };
  });
  return shown.filter(({ text, fromSecond, toSecond }) => text !== '' && toSecond > 0 && fromSecond < lengthMs / 1000);
}

/** The picture is as large as the main camera's first one. */
async function lookOf({ folder, timeline, mainId, font }: CompositeOrder): Promise<CompositeLook> {
  const part = timeline.tracks.find(({ cameraId }) => cameraId === mainId)?.parts.find(({ soundOnly }) => !soundOnly);
  if (!part) throw new DerivedError('derived.nothing-recorded', mainId, 'no file of this camera');
  const { tracks } = await indexSegment(path.resolve(folder, part.file), part.file);
  const format = tracks.find((track) => track.format.kind === 'video')?.format;
  if (!format) throw new DerivedError('derived.nothing-recorded', part.file, 'no picture in it');
  return { width: format.width & ~1, height: format.height & ~1, font, climate: [] };
}

async function join(order: CompositeOrder, chunks: readonly CompositeChunk[]): Promise<DerivedFile> {
  const { folder, timeline, workFolder, target, origin, signal } = order;
  const pictures: IndexedSegment[] = [];
  for (const [n, chunk] of chunks.entries()) {
    const file = path.join(workFolder, chunkName(n));
    const [startedAt, endedAt] = [instantOf(timeline, chunk.fromMs), instantOf(timeline, chunk.toMs)];
    pictures.push({ file, startedAt, endedAt, index: await indexSegment(file, chunkName(n)) });
  }
  const sounds = await soundsOf(order);
  const [picture, sound] = [pictures[0]?.index.tracks[0]?.format, sounds[0]?.index.tracks.find(isSound)?.format];
  if (!picture) throw new DerivedError('derived.nothing-recorded', path.basename(target), 'no chunk');
  const formats = sound ? [picture, sound] : [picture];
  const parts = [
    ...pictures
      .map((part) => ({ ...part, index: onlyTrack(part.index, 'video', formats) }))
      .flatMap((part) => slices(part, SOUND_EVERY_MS)),
    ...(sound
      ? sounds.map((part) => ({ ...part, index: onlyTrack(part.index, 'audio', formats) })).flatMap((part) => slices(part, SOUND_EVERY_MS))
      : []),
  ].toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
  const [plan] = planJoin(parts);
  if (!plan) throw new DerivedError('derived.nothing-recorded', path.basename(target), 'no chunk');
  return writeDerivedFile(target, movieHead(plan, origin), samplePieces(folder, plan.segments), { mediaBytes: plan.mediaBytes, signal });
}

const isSound = ({ format }: { readonly format: { readonly kind: string } }): boolean => format.kind === 'audio';

/** The main camera's own sound, or the other's where it has none; what is of another format than the first is left out. */
async function soundsOf({ folder, timeline, mainId, insetId }: CompositeOrder): Promise<readonly IndexedSegment[]> {
  for (const id of [mainId, insetId]) {
    const sounds: IndexedSegment[] = [];
    for (const { file, fromMs, toMs } of timeline.tracks.find(({ cameraId }) => cameraId === id)?.parts ?? []) {
      const index = await indexSegment(path.resolve(folder, file), file);
      const key = index.tracks.find(isSound)?.format.key;
      const first = sounds[0]?.index.tracks.find(isSound)?.format.key;
      if (key !== undefined && (first === undefined || key === first))
        sounds.push({
          file: path.resolve(folder, file),
          startedAt: instantOf(timeline, fromMs),
          endedAt: instantOf(timeline, toMs),
          index,
        });
    }
    if (sounds.length > 0) return sounds;
  }
  return [];
}

function chunkName(n: number): string {
  return `chunk-${String(n + 1).padStart(4, '0')}-${COMPOSITE_RATE}.mp4`;
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
