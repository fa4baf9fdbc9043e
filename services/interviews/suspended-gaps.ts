import type { SuspensionRow } from '../../db/entities/suspension.entity';
import { msBetween } from '../../recordings/session/instant';
import { countsFromMs, type Gap } from '../statements/statement-rule';

/** The last picture may be a little older than the moment in which the lead signed. */
const pictureMs = 2_000;
/** The cause of what is missing by law. */
const suspendedCause = 'suspended';

type Span = Pick<SuspensionRow, 'since' | 'until'>;

/** What is missing because the session stood still by law says so; a suspension in which the session ended is a gap of every camera. */
export function withSuspensions(gaps: readonly Gap[], spans: readonly Span[], cameraIds: readonly string[]): readonly Gap[] {
  const named = gaps.flatMap((gap) => {
    const span = spans.find((one) => isOf(gap, one));
    return span ? byLawAndAfter(gap, span) : [gap];
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

/** A camera takes a moment to its first picture. One that gives none for longer failed, and what is missing since the end of the suspension is not by law. */
function byLawAndAfter(gap: Gap, { until }: Span): readonly Gap[] {
  const isTakenUp = until === null || (gap.to !== undefined && msBetween(until, gap.to) < countsFromMs);
  if (isTakenUp) return [{ ...gap, cause: suspendedCause }];
  return [
    { ...gap, to: until, cause: suspendedCause },
    { ...gap, from: until },
  ];
}

/** A camera that had failed before and never came back: its fault lasted to the end, and the same time is not said twice. */
function lastsInto({ from, to }: Gap, { since }: Span): boolean {
  return from <= since && (to === undefined || to > since);
}

function isOf({ from }: Gap, { since, until }: Span): boolean {
  return msBetween(since, from) >= -pictureMs && (until === null || from <= until);
}
