import type { SuspensionRow } from '../../db/entities/suspension.entity';
import { msBetween } from '../../recordings/session/instant';
import type { Gap } from '../statements/statement-rule';

/** The last picture may be a little older than the moment in which the lead signed. */
const pictureMs = 2_000;
/** The cause of what is missing by law. */
const suspendedCause = 'suspended';

type Span = Pick<SuspensionRow, 'since' | 'until'>;

/** What is missing because the session stood still by law says so; a suspension in which the session ended is a gap of every camera. */
export function withSuspensions(gaps: readonly Gap[], spans: readonly Span[], cameraIds: readonly string[]): readonly Gap[] {
  const named = gaps.map((gap) => (spans.some((span) => isOf(gap, span)) ? { ...gap, cause: suspendedCause } : gap));
  const left = spans
    .filter(({ until }) => until === null)
    .flatMap((span) =>
      cameraIds
        .filter((cameraId) => !gaps.some((gap) => gap.cameraId === cameraId && isOf(gap, span)))
        .map((cameraId): Gap => ({ cameraId, from: span.since, cause: suspendedCause })),
    );
  return [...named, ...left];
}

function isOf({ from }: Gap, { since, until }: Span): boolean {
  return msBetween(since, from) >= -pictureMs && (until === null || from <= until);
}
