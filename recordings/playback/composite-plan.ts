import { partAt, type Stretch, type Timeline, type TimelineTrack } from './timeline';

export const COMPOSITE_RATE = 25;

/** A stretch of one camera: a file from a place in it on, or nothing. */
export type CompositePiece =
  | { readonly kind: 'recorded'; readonly file: string; readonly fromMs: number; readonly frames: number }
  | { readonly kind: 'gap'; readonly frames: number };

/** A stretch of the composite that is made, and made durable, at once. */
export interface CompositeChunk extends Stretch {
  readonly frames: number;
  readonly main: readonly CompositePiece[];
  readonly inset: readonly CompositePiece[];
}

/** Long enough that starting an encoder costs nothing, short enough that little is lost with it. */
const CHUNK_MS = 120_000;
/** A remainder shorter than this is no chunk of its own. */
const LEAST_MS = 10_000;

/** Chunks begin where a file of the main camera begins, so that its pictures needn't be decoded twice. */
export function planComposite(timeline: Timeline, mainId: string, insetId: string, chunkMs = CHUNK_MS): readonly CompositeChunk[] {
  const main = trackOf(timeline, mainId);
  const inset = trackOf(timeline, insetId);
  const cuts = [0];
  for (let wanted = chunkMs; timeline.lengthMs - wanted > Math.min(LEAST_MS, chunkMs / 4); wanted = (cuts.at(-1) ?? 0) + chunkMs) {
    const part = partAt(main, wanted);
    const cut = part && part.fromMs > (cuts.at(-1) ?? 0) ? part.fromMs : wanted;
    // On a picture, so that chunks follow each other without a seam.
    cuts.push((frameAt(cut) * 1000) / COMPOSITE_RATE);
  }
  return cuts.map((fromMs, n) => {
    const stretch = { fromMs, toMs: cuts[n + 1] ?? timeline.lengthMs };
    const frames = frameAt(stretch.toMs) - frameAt(stretch.fromMs);
    return { ...stretch, frames, main: piecesOf(main, stretch), inset: piecesOf(inset, stretch) };
  });
}

/** Pictures are counted from the timeline's beginning, so that nothing adds up. */
function frameAt(ms: number): number {
  return Math.round((ms * COMPOSITE_RATE) / 1000);
}

/** With its pictures alone: where a camera has nothing but sound, the composite shows a gap. */
function trackOf(timeline: Timeline, cameraId: string): TimelineTrack {
  const track = timeline.tracks.find((one) => one.cameraId === cameraId);
  return { cameraId, gaps: [], ...track, parts: track?.parts.filter(({ soundOnly }) => !soundOnly) ?? [] };
}

/** A distance of less than a picture between two files is no gap. */
function piecesOf(track: TimelineTrack, { fromMs, toMs }: Stretch): readonly CompositePiece[] {
  const pieces: CompositePiece[] = [];
  const end = frameAt(toMs);
  let frame = frameAt(fromMs);
  const upTo = (ms: number): number => Math.min(end, frameAt(ms)) - frame;
  for (const [n, part] of track.parts.entries()) {
    if (part.toMs <= fromMs || part.fromMs >= toMs) continue;
    const missing = upTo(part.fromMs);
    if (missing > 0) pieces.push({ kind: 'gap', frames: missing });
    frame += Math.max(0, missing);
    const next = track.parts[n + 1];
    const isSeam = next !== undefined && Math.abs(next.fromMs - part.toMs) < SEAM_MS;
    const frames = upTo(isSeam ? next.fromMs : part.toMs);
    if (frames <= 0) continue;
    pieces.push({ kind: 'recorded', file: part.file, fromMs: Math.max(0, fromMs - part.fromMs), frames });
    frame += frames;
  }
  return frame < end ? [...pieces, { kind: 'gap', frames: end - frame }] : pieces;
}

/** Less than this between two files is filled with the picture before. */
const SEAM_MS = 500;
