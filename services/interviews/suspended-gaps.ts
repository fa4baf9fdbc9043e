import type { SuspensionRow } from '../../db/entities/suspension.entity';
import type { FfmpegVerdict } from '../../recordings/capture/ffmpeg-verdict';
import { later, msBetween, type Instant } from '../../recordings/session/instant';
import { lawfulCauses } from '../contract/statements';
import { causeOf, countsFromMs, type Gap } from '../statements/statement-rule';

/** The last picture may be a little older than the moment in which the lead signed. */
const pictureMs = 2_000;
/** An ffmpeg that is asked to end goes on for so long at most. */
const endingMs = 5_000;
/** The recorder's words for a recording that we ended ourselves, and for a camera that sends nothing. */
const orderedCause = 'ended' satisfies FfmpegVerdict;
const silentCause = 'stalled' satisfies FfmpegVerdict;

type Suspension = Pick<SuspensionRow, 'scope' | 'since' | 'until'>;
interface Source {
  readonly id: string;
  readonly kind?: 'microphone' | undefined;
}

/**
 * What is missing by law says so, from the suspension's beginning to the first picture or sound behind it; a suspension in which the session ended
 * is a gap to the end. A camera whose sound alone was withheld has two short gaps, where it was begun anew.
 */
export function withSuspensions(gaps: readonly Gap[], suspensions: readonly Suspension[], sources: readonly Source[]): readonly Gap[] {
  const unknown = gaps.filter(({ cameraId }) => !sources.some(({ id }) => id === cameraId));
  return [...unknown, ...sources.flatMap((source) => gapsOf(source, gaps, suspensions))];
}

function gapsOf({ id, kind }: Source, gaps: readonly Gap[], suspensions: readonly Suspension[]): readonly Gap[] {
  const of = (...scopes: readonly string[]) => suspensions.filter(({ scope }) => scopes.includes(scope));
  const own = gaps.filter(({ cameraId }) => cameraId === id);
  const [still, begunAnew, picture] = kind === 'microphone' ? [of('all', 'sound'), [], []] : [of('all'), of('sound'), of('picture')];
  const around = picture.map((span) => ({ span, edges: edgesOf(span, own) }));
  const rest = own.filter((gap) => !around.some(({ edges }) => edges.includes(gap)));
  return [
    ...rest.flatMap((gap) => namedGap(gap, still, begunAnew)),
    ...around.flatMap(({ span, edges }) => withoutPictures(id, span, edges)),
    ...leftOpen(id, still, own),
  ].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function namedGap(gap: Gap, spans: readonly Suspension[], soundSpans: readonly Suspension[]): readonly Gap[] {
  const first = spans.findIndex((one) => isOf(gap, one));
  const span = spans[first];
  if (span) return byLawAndAfter(gap, endOf(spans.slice(first)), causeOf(span.scope));
  const isBegunAnew =
    gap.cause === orderedCause && soundSpans.some(({ since, until }) => isAt(gap, since) || (until !== null && isAt(gap, until)));
  if (!isBegunAnew) return [gap];
  const isShort = gap.to !== undefined && msBetween(gap.from, gap.to) < countsFromMs;
  return [{ ...gap, cause: isShort ? lawfulCauses.changeover : silentCause }];
}

/**
 * While the pictures are withheld the recorder knows of gaps at both ends alone, for between them it has the sound: without pictures it is from one to
 * the other. What is missing in between for another reason is the sound's.
 */
function withoutPictures(cameraId: string, span: Suspension, edges: readonly Gap[]): readonly Gap[] {
  const { since, until } = span;
  const [from = since] = edges.map((gap) => gap.from).toSorted();
  const isOpen = until === null || edges.some(({ to }) => to === undefined);
  const to = edges.reduce((last, gap) => later(gap.to ?? last, last), until ?? since);
  return byLawAndAfter({ cameraId, from, ...(!isOpen && { to }), cause: orderedCause }, until, causeOf(span.scope));
}

/** Up to the first gap that ends in a picture behind it: what comes later is another order's. */
function edgesOf({ since, until }: Suspension, gaps: readonly Gap[]): readonly Gap[] {
  const near = gaps
    .filter((gap) => gap.cause === orderedCause && isOf(gap, { since, until: until && after(until, endingMs) }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const last = near.findIndex(({ to }) => to === undefined || (until !== null && to > until));
  return last === -1 ? near : near.slice(0, last + 1);
}

/** Nothing of a source came any more, and it has no gap that says so. */
function leftOpen(cameraId: string, spans: readonly Suspension[], gaps: readonly Gap[]): readonly Gap[] {
  return spans
    .filter((span) => span.until === null && !gaps.some((gap) => isOf(gap, span) || lastsInto(gap, span)))
    .map((span) => ({ cameraId, from: span.since, cause: causeOf(span.scope) }));
}

/** The end of the first: of those behind it as well that began before a camera had the time to give a picture. */
function endOf([first, ...rest]: readonly Suspension[]): Instant | null {
  return rest.reduce<Instant | null>(
    (until, next) => (until !== null && msBetween(until, next.since) < countsFromMs ? next.until : until),
    first?.until ?? null,
  );
}

/**
 * A camera takes a moment to its first picture. One that gives none for longer failed, and what is missing since the end of the suspension is
 * not by law: if nothing else is known, the camera was asked from then on and sent none.
 */
function byLawAndAfter(gap: Gap, until: Instant | null, cause: string): readonly Gap[] {
  const isTakenUp = until === null || (gap.to !== undefined && msBetween(until, gap.to) < countsFromMs);
  if (isTakenUp) return [{ ...gap, cause }];
  return [
    { ...gap, to: until, cause },
    { ...gap, from: until, cause: gap.cause === orderedCause ? silentCause : gap.cause },
  ];
}

/** A camera that had failed before and never came back: its fault lasted to the end, and the same time is not said twice. */
function lastsInto({ from, to }: Gap, { since }: Suspension): boolean {
  return from <= since && (to === undefined || to > since);
}

function isOf({ from }: Gap, { since, until }: Pick<Suspension, 'since' | 'until'>): boolean {
  return msBetween(since, from) >= -pictureMs && (until === null || from <= until);
}

function isAt(gap: Gap, moment: Instant): boolean {
  return isOf(gap, { since: moment, until: after(moment, endingMs) });
}

function after(moment: Instant, ms: number): Instant {
  return new Date(Date.parse(moment) + ms).toISOString();
}
