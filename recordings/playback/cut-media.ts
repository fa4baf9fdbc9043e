import { Mp4Parser } from '../capture/mp4-boxes';
import { picturesAlone } from '../capture/pictures-alone';

export interface MediaCut {
  /** RFC 6381, for MediaSource. */
  readonly mimeType: string;
  /** The file's own head and fragments. */
  readonly bytes: readonly Buffer[];
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
export function cutMedia(file: Buffer, fromMs: number, toMs: number, silent = false): MediaCut | undefined {
  const pieces = new Mp4Parser().push(file);
  const init = pieces.find((piece) => piece.kind === 'init');
  const lead = init?.facts.tracks.find(({ kind }) => kind === 'video') ?? init?.facts.tracks[0];
  if (!init || !lead) return undefined;
  const timed = pieces
    .filter((piece) => piece.kind === 'fragment')
    .flatMap((fragment) => {
      const track = init.facts.tracks.find(({ id }) => id === fragment.facts.trackId);
      return track ? [{ fragment, leads: track.id === lead.id, atMs: (fragment.facts.decodeTime * 1000) / track.timescale }] : [];
    });
  const keys = timed.filter(({ fragment, leads }) => leads && fragment.facts.isKey).map(({ atMs }) => atMs);
  const begin = keys.findLast((at) => at <= fromMs + ROUNDING_MS) ?? keys[0] ?? 0;
  const end = keys.find((at) => at > begin && at >= toMs - ROUNDING_MS) ?? Infinity;
  const inside = timed.filter(({ leads, atMs }) => (leads || !silent) && atMs >= (leads ? begin : begin - SOUND_LEAD_MS) && atMs < end);
  const head = silent ? picturesAlone(init) : init;
  return { mimeType: head.facts.mimeType, bytes: [head.bytes, ...inside.map(({ fragment }) => fragment.bytes)] };
}
