import { picturesAlone } from '../capture/pictures-alone';
import type { FragmentMap } from './fragment-map';

export interface MediaCut {
  /** RFC 6381, for MediaSource. */
  readonly mimeType: string;
  /** What a player has to have first. */
  readonly head: Buffer;
  /** Places in the file, in its order; what lies together is one. */
  readonly ranges: readonly { readonly at: number; readonly bytes: number }[];
}

/** Times are rounded to ms on their way here. */
const ROUNDING_MS = 5;
/** The sound that is still heard at the first picture began before it. */
const SOUND_LEAD_MS = 100;

/**
 * Whole groups of pictures of a fragmented MP4: from the key frame at or before `fromMs` to the first one at or after `toMs`, with the sound of
 * that stretch wherever it lies in the file. A player can begin with it and go on with the next cut, which begins where this one ends.
 * `silent`: the pictures alone, where nobody hears the sound.
 */
export function cutMedia(map: FragmentMap, fromMs: number, toMs: number, silent = false): MediaCut {
  const lead = leadOf(map);
  const begin = keyAtOrBefore(map, fromMs) ?? 0;
  const end = keysOf(map).find((at) => at > begin && at >= toMs - ROUNDING_MS) ?? Infinity;
  const ranges: { at: number; bytes: number }[] = [];
  for (const { trackId, atMs, at, bytes } of map.fragments) {
    const leads = trackId === lead;
    if ((silent && !leads) || atMs < (leads ? begin : begin - SOUND_LEAD_MS) || atMs >= end) continue;
    const last = ranges.at(-1);
    if (last && last.at + last.bytes === at) last.bytes += bytes;
    else ranges.push({ at, bytes });
  }
  const head = silent ? picturesAlone(map.head) : map.head;
  return { mimeType: head.facts.mimeType, head: head.bytes, ranges };
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
