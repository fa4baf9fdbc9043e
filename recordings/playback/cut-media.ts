import { picturesAlone } from '../capture/pictures-alone';
import type { FragmentMap } from './fragment-map';

/** A piece of a file; times from its beginning. */
export interface MediaWish {
  readonly fromMs: number;
  readonly toMs: number;
  /** The pictures alone, where nobody hears the sound. */
  readonly silent: boolean;
  /**
   * `groups`: whole groups of pictures, from the key frame at or before `fromMs` to the first one at or after `toMs`. `opening`: ends at `toMs`
   * itself, so that its first picture comes soon. `rest`: goes on behind the opening that ended at `fromMs`, to the end of a group.
   */
  readonly piece: MediaPiece;
}

export type MediaPiece = 'groups' | 'opening' | 'rest';

export interface MediaCut {
  /** RFC 6381, for MediaSource. */
  readonly mimeType: string;
  /** What a player has to have first; nothing where it goes on with what it has. */
  readonly head: Buffer;
  /** Places in the file, in its order; what lies together is one. */
  readonly ranges: readonly { readonly at: number; readonly bytes: number }[];
}

/** Times are rounded to ms on their way here. */
const ROUNDING_MS = 5;
/** The sound that is still heard at the first picture began before it. */
const SOUND_LEAD_MS = 100;

/**
 * Pictures of a fragmented MP4, with the sound of that stretch wherever it lies in the file. A player can begin with it and go on with the next
 * cut, which begins where this one ends.
 */
export function cutMedia(map: FragmentMap, { fromMs, toMs, silent, piece }: MediaWish): MediaCut {
  const lead = leadOf(map);
  const begin = piece === 'rest' ? fromMs : (keyAtOrBefore(map, fromMs) ?? 0);
  const end = piece === 'opening' ? toMs : (keysOf(map).find((at) => at > begin && at >= toMs - ROUNDING_MS) ?? Infinity);
  const soundBegin = piece === 'rest' ? begin : begin - SOUND_LEAD_MS;
  const ranges: { at: number; bytes: number }[] = [];
  for (const { trackId, atMs, at, bytes } of map.fragments) {
    const leads = trackId === lead;
    if ((silent && !leads) || atMs < (leads ? begin : soundBegin) || atMs >= end) continue;
    const last = ranges.at(-1);
    if (last && last.at + last.bytes === at) last.bytes += bytes;
    else ranges.push({ at, bytes });
  }
  const head = silent ? picturesAlone(map.head) : map.head;
  return { mimeType: head.facts.mimeType, head: piece === 'rest' ? Buffer.alloc(0) : head.bytes, ranges };
}

/** The key frame at or before a moment, ms from the beginning of the file; the first one where there is none before. */
export function keyAtOrBefore(map: FragmentMap, atMs: number): number | undefined {
  const keys = keysOf(map);
  return keys.findLast((at) => at <= atMs + ROUNDING_MS) ?? keys[0];
}

function leadOf({ head }: FragmentMap): number | undefined {
  const { tracks } = head.facts;
  return (tracks.find(({ kind }) => kind === 'video') ?? tracks[0])?.id;
}

function keysOf(map: FragmentMap): readonly number[] {
  const lead = leadOf(map);
  return map.fragments.flatMap(({ trackId, isKey, atMs }) => (trackId === lead && isKey ? [atMs] : []));
}
