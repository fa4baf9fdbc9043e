import type { Instant } from '../session/instant';

/** One closed file as the chain, its row or the manifest's session names it. */
export interface TimelineSegment {
  readonly cameraId: string;
  readonly file: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** How many pictures are in it; absent where nobody counted them. */
  readonly frames?: number | undefined;
}

export interface TimelineGap {
  readonly cameraId: string;
  readonly from: Instant;
  /** Absent: to the end. */
  readonly to?: Instant | undefined;
  readonly cause: string;
}

/** A stretch of the timeline, ms from its beginning; `toMs` exclusive. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TimelinePart extends Stretch {
  readonly file: string;
  /** A file without pictures on a track that has some. */
  readonly soundOnly?: true;
}

export interface TimelineTrack {
  readonly cameraId: string;
  readonly parts: readonly TimelinePart[];
  /** Where this camera has nothing, or sound alone on a track that has pictures, with the recorded cause, or `unknown` where none was recorded. */
  readonly gaps: readonly (Stretch & { readonly cause: string })[];
}

/** All cameras of a session on one clock. */
export interface Timeline {
  /** Of the earliest file; ms 0 of the timeline. */
  readonly startedAt: Instant;
  readonly lengthMs: number;
  readonly tracks: readonly TimelineTrack[];
}

/** A pre-roll is kept in whole files, so one camera's begins earlier than another's: of this one nothing was to be kept, and nothing is missing. */
export const BEFORE_PRE_ROLL = 'before-pre-roll';

/** Files follow each other within this; a longer distance is a gap. */
const JOINT_MS = 500;

/** Undefined where nothing was recorded. A camera without files is one gap. */
export function timelineOf(
  cameraIds: readonly string[],
  segments: readonly TimelineSegment[],
  gaps: readonly TimelineGap[],
  enteredAt?: Instant,
): Timeline | undefined {
  const [first] = segments.map(({ startedAt }) => startedAt).toSorted();
  const last = segments
    .map(({ endedAt }) => endedAt)
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return undefined;
  const zero = Date.parse(first);
  const lengthMs = Date.parse(last) - zero;
  const enteredMs = enteredAt === undefined ? 0 : Date.parse(enteredAt) - zero;
  const tracks = cameraIds.map((cameraId) => {
    const own = segments.filter((segment) => segment.cameraId === cameraId);
    const hasPictures = own.some(({ frames = 0 }) => frames > 0);
    const parts = own
      .map(({ file, startedAt, endedAt, frames }) => ({
        ...{ file, fromMs: Date.parse(startedAt) - zero, toMs: Date.parse(endedAt) - zero },
        ...(hasPictures && frames === 0 && { soundOnly: true as const }),
      }))
      // Without length no moment is in it: such is what the recorder could not read, and kept.
      .filter(({ fromMs, toMs }) => fromMs < toMs)
      .toSorted((a, b) => a.fromMs - b.fromMs);
    const known = gaps
      .filter((gap) => gap.cameraId === cameraId)
      .map(({ from, to, cause }) => ({ fromMs: Date.parse(from) - zero, toMs: Date.parse(to ?? last) - zero, cause }));
    const causeAt = (stretch: Stretch) =>
      causeOf(stretch, known) ?? (stretch.toMs <= enteredMs && stretch.fromMs === 0 ? BEFORE_PRE_ROLL : 'unknown');
    const missing = [...uncovered(parts, lengthMs), ...soundAlone(parts)].toSorted((a, b) => a.fromMs - b.fromMs);
    return { cameraId, parts, gaps: missing.map((stretch) => ({ ...stretch, cause: causeAt(stretch) })) };
  });
  return { startedAt: first, lengthMs, tracks };
}

/** The file that covers `atMs` on a track. */
export function partAt(track: TimelineTrack, atMs: number): TimelinePart | undefined {
  return track.parts.findLast(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
}

export function instantOf(timeline: Timeline, atMs: number): Instant {
  return new Date(Date.parse(timeline.startedAt) + Math.round(atMs)).toISOString();
}

function uncovered(parts: readonly Stretch[], lengthMs: number): readonly Stretch[] {
  const edges = [...parts, { fromMs: lengthMs, toMs: lengthMs }];
  let covered = 0;
  return edges.flatMap(({ fromMs, toMs }) => {
    const gap = { fromMs: covered, toMs: fromMs };
    covered = Math.max(covered, toMs);
    return gap.toMs - gap.fromMs > JOINT_MS ? [gap] : [];
  });
}

/** Files of sound that follow each other are one stretch: what begins or ends it has a cause of its own. */
function soundAlone(parts: readonly TimelinePart[]): readonly Stretch[] {
  return parts.reduce<Stretch[]>((stretches, { fromMs, toMs, soundOnly }, n) => {
    const last = stretches.at(-1);
    if (!soundOnly) return stretches;
    const goesOn = last && parts[n - 1]?.soundOnly && fromMs - last.toMs <= JOINT_MS;
    return goesOn ? [...stretches.slice(0, -1), { fromMs: last.fromMs, toMs }] : [...stretches, { fromMs, toMs }];
  }, []);
}

/** Of the recorded gap that shares most with the stretch. */
function causeOf(stretch: Stretch, known: readonly (Stretch & { readonly cause: string })[]): string | undefined {
  const shared = (gap: Stretch): number => Math.min(gap.toMs, stretch.toMs) - Math.max(gap.fromMs, stretch.fromMs);
  const [best] = known.filter((gap) => shared(gap) > 0).toSorted((a, b) => shared(b) - shared(a));
  return best?.cause;
}
