import { later, type Instant } from '../session/instant';
import type { Anchor, ClosedSegment } from './closed-segment';
import type { FfmpegVerdict } from './ffmpeg-verdict';
import type { Drift } from './sound-drift';
import type { CaptureGap } from './recording-proof';

/** What happened to one camera's recording; the journal beside the media holds these, one a line. */
export type CaptureEvent =
  /** The first picture of an attempt came; a later line for the same attempt is more exact. */
  | { readonly kind: 'opened'; readonly attempt: number; readonly anchor: Anchor }
  | { readonly kind: 'segment'; readonly segment: ClosedSegment }
  /** The stream's own time leapt within an attempt: pictures are missing there. */
  | { readonly kind: 'hole'; readonly from: Instant; readonly to: Instant }
  /** The camera's sound clock against its picture clock, at most once an hour and at the end; a fact, never a reason to begin anew. */
  | ({ readonly kind: 'drift'; readonly attempt: number; readonly at: Instant } & Drift)
  | { readonly kind: 'discarded'; readonly file: string }
  /** Its last bytes, an unfinished head without media, were cut off when it was closed. */
  | { readonly kind: 'torn'; readonly file: string; readonly bytes: number }
  /** `lastPictureAt` is missing for an attempt without pictures. `asked`: we ended it. */
  | {
      readonly kind: 'ended';
      readonly at: Instant;
      readonly verdict: FfmpegVerdict;
      readonly lastPictureAt: Instant | undefined;
      readonly asked: boolean;
    };

/** The closed segments that are kept. */
export function segmentsOf(events: readonly CaptureEvent[]): readonly ClosedSegment[] {
  const discarded = new Set(events.flatMap((event) => (event.kind === 'discarded' ? [event.file] : [])));
  return events.flatMap((event) => (event.kind === 'segment' && !discarded.has(event.segment.file) ? [event.segment] : []));
}

/** Where an attempt's stream time 0 was paired with the clocks first: its beginning. */
export function anchorOf(events: readonly CaptureEvent[], attempt: number): Anchor | undefined {
  return events.filter((event) => event.kind === 'opened').findLast((event) => event.attempt === attempt)?.anchor;
}

/** The latest instant that was written down. */
export function lastInstant(events: readonly CaptureEvent[]): Instant | undefined {
  return events
    .flatMap((event) => {
      if (event.kind === 'segment') return [event.segment.endedAt];
      if (event.kind === 'opened') return [event.anchor.wall];
      return event.kind === 'ended' ? [event.at] : [];
    })
    .toSorted()
    .at(-1);
}

/**
 * From the last picture of a run to the first of the next that had any. The reason is why the first of the failing runs ended: that we ended one
 * ourselves is none. A run whose end could not be written down, on a full disk or in a crash, lasted to the end of its last file.
 */
export function gapsOf(cameraId: string, events: readonly CaptureEvent[]): readonly CaptureGap[] {
  const gaps: CaptureGap[] = [];
  const opened = new Set<number>();
  let open: OpenGap | undefined;
  let known: Instant | undefined;
  for (const event of events) {
    if (event.kind === 'segment') known = later(event.segment.endedAt, known ?? '');
    if (event.kind === 'hole') gaps.push({ cameraId, from: event.from, to: event.to, reason: 'stalled' });
    if (event.kind === 'ended') open = openedBy(event, open);
    if (event.kind !== 'opened' || opened.has(event.attempt)) continue;
    opened.add(event.attempt);
    const to = (anchorOf(events, event.attempt) ?? event.anchor).wall;
    if (open) gaps.push({ cameraId, from: open.from, to, reason: open.reason });
    else if (known !== undefined && known < to) gaps.push({ cameraId, from: known, to, reason: 'unknown' });
    open = undefined;
    known = later(to, known ?? '');
  }
  return open && !open.isOver ? [...gaps, { cameraId, from: open.from, reason: open.reason }] : gaps;
}

interface OpenGap {
  readonly from: Instant;
  readonly reason: FfmpegVerdict;
  readonly asked: boolean;
  /** What we ended ourselves and did not begin again is the end of the recording, and no gap. */
  readonly isOver: boolean;
}

/** An end behind another, without a picture between them: what was begun again gave none, so that the first was not the end of the recording. */
function openedBy({ at, verdict, lastPictureAt, asked }: CaptureEvent & { readonly kind: 'ended' }, open: OpenGap | undefined): OpenGap {
  if (!open) return { from: lastPictureAt ?? at, reason: verdict, asked, isOver: asked };
  return open.asked ? { from: open.from, reason: asked ? open.reason : verdict, asked, isOver: false } : open;
}
