import { Mp4Parser, type Mp4Piece } from '../capture/mp4-boxes';
import type { TrackFacts } from '../capture/mp4-init';

export interface MediaCut {
  /** RFC 6381, for MediaSource. */
  readonly mimeType: string;
  /** The file's own head and fragments. */
  readonly bytes: readonly Buffer[];
}

type Fragment = Extract<Mp4Piece, { readonly kind: 'fragment' }>;

/** Times are rounded to ms on their way here. */
const ROUNDING_MS = 5;

/**
 * Whole groups of pictures of a fragmented MP4: from the key frame at or before `fromMs` to the first one at or after `toMs`, with the sound of
 * that stretch wherever it lies in the file. A player can begin with it and go on with the next cut, which begins where this one ends.
 */
export function cutMedia(file: Buffer, fromMs: number, toMs: number): MediaCut | undefined {
  const pieces = new Mp4Parser().push(file);
  const init = pieces.find((piece) => piece.kind === 'init');
  const lead = init?.facts.tracks.find(({ kind }) => kind === 'video') ?? init?.facts.tracks[0];
  if (!init || !lead) return undefined;
  const timed = pieces
    .filter((piece) => piece.kind === 'fragment')
    .flatMap((fragment) => {
      const track = init.facts.tracks.find(({ id }) => id === fragment.facts.trackId);
      return track ? [{ fragment, track, ...timesOf(fragment, track) }] : [];
    });
  const keys = timed.filter(({ fragment, track }) => track.id === lead.id && fragment.facts.isKey).map(({ fromMs: at }) => at);
  const begin = keys.findLast((at) => at <= fromMs + ROUNDING_MS) ?? keys[0] ?? 0;
  const end = keys.find((at) => at > begin && at >= toMs - ROUNDING_MS) ?? Infinity;
  const inside = timed.filter((piece) =>
    piece.track.id === lead.id ? piece.fromMs >= begin && piece.fromMs < end : piece.toMs > begin && piece.fromMs < end,
  );
  return { mimeType: init.facts.mimeType, bytes: [init.bytes, ...inside.map(({ fragment }) => fragment.bytes)] };
}

function timesOf({ facts }: Fragment, { timescale }: TrackFacts): { readonly fromMs: number; readonly toMs: number } {
  const ms = (ticks: number): number => (ticks * 1000) / timescale;
  return { fromMs: ms(facts.decodeTime), toMs: ms(facts.decodeTime + facts.duration) };
}
