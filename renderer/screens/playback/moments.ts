import type { PlaybackGap, PlaybackPart, PlaybackStretch, PlaybackTrack, PlaybackView } from '../../../services/contract/playback';
import type { Instant } from '../../components/instant';

/** ms on the timeline of a moment, held within it. */
export function msOf(view: Pick<PlaybackView, 'beginsAt' | 'lengthMs'>, at: Instant): number {
  return Math.min(Math.max(0, Date.parse(at) - Date.parse(view.beginsAt)), view.lengthMs);
}

export function instantOf(view: Pick<PlaybackView, 'beginsAt'>, ms: number): Instant {
  return new Date(Date.parse(view.beginsAt) + Math.round(ms)).toISOString();
}

export function covers({ fromMs, toMs }: PlaybackStretch, atMs: number): boolean {
  return fromMs <= atMs && atMs < toMs;
}

function partAt(track: Pick<PlaybackTrack, 'parts'>, atMs: number): PlaybackPart | undefined {
  return track.parts.findLast((part) => covers(part, atMs));
}

/** Whether its own kind of media is there: a camera that has sound alone here shows no picture. */
export function picturedAt(track: Pick<PlaybackTrack, 'parts'>, atMs: number): boolean {
  const part = partAt(track, atMs);
  return part !== undefined && !part.soundOnly;
}

/** The first moment after `atMs`, or the last one before it; a moment just passed is not the one before. */
export function neighbour(moments: readonly number[], atMs: number, direction: 1 | -1): number | undefined {
  const sorted = moments.toSorted((a, b) => a - b);
  return direction === 1 ? sorted.find((ms) => ms > atMs + 200) : sorted.findLast((ms) => ms < atMs - 1_000);
}

/** What was to be recorded and isn't there; before a pre-roll nothing was to be kept. */
export function isMissing({ cause }: PlaybackGap): boolean {
  return cause !== 'before-pre-roll';
}

/** Where every gap that lies here or next is over: the first moment at which all cameras have a picture again. */
export function afterGap(tracks: readonly Pick<PlaybackTrack, 'gaps'>[], atMs: number): number | undefined {
  const gaps = tracks.flatMap((track) => track.gaps.filter(isMissing)).toSorted((a, b) => a.fromMs - b.fromMs);
  const first = gaps.find(({ toMs }) => toMs > atMs);
  return (
    first && gaps.filter(({ toMs }) => toMs > atMs).reduce((end, gap) => (gap.fromMs <= end ? Math.max(end, gap.toMs) : end), first.toMs)
  );
}

/** The tracks with every file that is not what was sealed taken out: such a stretch is told, not shown. */
export function withoutBroken(tracks: readonly PlaybackTrack[], broken: ReadonlySet<string>): readonly PlaybackTrack[] {
  if (broken.size === 0) return tracks;
  return tracks.map((track) => ({
    ...track,
    parts: track.parts.filter(({ file }) => !broken.has(file)),
    gaps: [
      ...track.gaps,
      ...track.parts.filter(({ file }) => broken.has(file)).map(({ fromMs, toMs }) => ({ fromMs, toMs, cause: 'changed' })),
    ].toSorted((a, b) => a.fromMs - b.fromMs),
  }));
}
