import type { SuspensionRow } from '../../db/entities/suspension.entity';
import type { FfmpegVerdict } from '../../recordings/capture/ffmpeg-verdict';
import { msBetween, type Instant } from '../../recordings/session/instant';
import { countsFromMs, type Gap } from '../statements/statement-rule';

/** The last picture may be a little older than the moment in which the lead signed. */
const pictureMs = 2_000;
/** The cause of what is missing by law. */
const suspendedCause = 'suspended';
/** The recorder's words for a recording that we ended ourselves, and for a camera that sends nothing. */
const orderedCause = 'ended' satisfies FfmpegVerdict;
const silentCause = 'stalled' satisfies FfmpegVerdict;

type Span = Pick<SuspensionRow, 'since' | 'until'>;

/** What is missing because the session stood still by law says so; a suspension in which the session ended is a gap of every camera. */
export function withSuspensions(gaps: readonly Gap[], spans: readonly Span[], cameraIds: readonly string[]): readonly Gap[] {
  const named = gaps.flatMap((gap) => {
    const first = spans.findIndex((one) => isOf(gap, one));
    return first === -1 ? [gap] : byLawAndAfter(gap, endOf(spans.slice(first)));
  });
  const left = spans
    .filter(({ until }) => until === null)
    .flatMap((span) =>
      cameraIds
        .filter((cameraId) => !gaps.some((gap) => gap.cameraId === cameraId && (isOf(gap, span) || lastsInto(gap, span))))
        .map((cameraId): Gap => ({ cameraId, from: span.since, cause: suspendedCause })),
    );
  return [...named, ...left];
}

/** The end of the first: of those behind it as well that began before a camera had the time to give a picture. */
function endOf([first, ...later]: readonly Span[]): Instant | null {
  return later.reduce<Instant | null>(
    (until, next) => (until !== null && msBetween(until, next.since) < countsFromMs ? next.until : until),
    first?.until ?? null,
  );
}

/**
 * A camera takes a moment to its first picture. One that gives none for longer failed, and what is missing since the end of the suspension is
 * not by law: if nothing else is known, the camera was asked from then on and sent none.
 */
function byLawAndAfter(gap: Gap, until: Instant | null): readonly Gap[] {
  const isTakenUp = until === null || (gap.to !== undefined && msBetween(until, gap.to) < countsFromMs);
  if (isTakenUp) return [{ ...gap, cause: suspendedCause }];
  return [
    { ...gap, to: until, cause: suspendedCause },
    { ...gap, from: until, cause: gap.cause === orderedCause ? silentCause : gap.cause },
  ];
}

/** A camera that had failed before and never came back: its fault lasted to the end, and the same time is not said twice. */
function lastsInto({ from, to }: Gap, { since }: Span): boolean {
  return from <= since && (to === undefined || to > since);
}

function isOf({ from }: Gap, { since, until }: Span): boolean {
  return msBetween(since, from) >= -pictureMs && (until === null || from <= until);
}
