import { msBetween, type Instant } from '../../recordings/session/instant';

/** A closed file of one camera; its wall anchor is its first picture's. */
export interface FrameStretch {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly durationMs: number;
  readonly frames: number;
}

export interface NearestFrames {
  /** The first and the last picture that are kept. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** The first picture at or after the beginning; undefined when none came. */
  readonly afterStart: Instant | undefined;
  /** The last picture at or before the end. */
  readonly beforeEnd: Instant | undefined;
}

/** Which pictures lie next to a beginning and an end, by the anchors of the files and their even pace; undefined without any picture. */
export function nearestFrames(files: readonly FrameStretch[], start: Instant, end: Instant): NearestFrames | undefined {
  const inOrder = files.filter(({ frames }) => frames > 0).toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const [first] = inOrder;
  const last = inOrder.at(-1);
  if (!first || !last) return undefined;
  const from = inOrder.find((file) => lastOf(file) >= start);
  const to = inOrder.findLast((file) => file.startedAt <= end);
  return {
    firstAt: first.startedAt,
    lastAt: inOrder.map(lastOf).reduce((latest, at) => (at > latest ? at : latest)),
    afterStart: from && (from.startedAt >= start ? from.startedAt : onPace(from, Math.ceil(paces(from, start)))),
    beforeEnd: to && (lastOf(to) <= end ? lastOf(to) : onPace(to, Math.floor(paces(to, end)))),
  };
}

function paceMs({ durationMs, frames }: FrameStretch): number {
  return durationMs / frames;
}

function paces(file: FrameStretch, at: Instant): number {
  return msBetween(file.startedAt, at) / paceMs(file);
}

function onPace(file: FrameStretch, frame: number): Instant {
  const clamped = Math.min(Math.max(0, frame), file.frames - 1);
  return new Date(Date.parse(file.startedAt) + Math.round(clamped * paceMs(file))).toISOString();
}

function lastOf(file: FrameStretch): Instant {
  return onPace(file, file.frames - 1);
}
