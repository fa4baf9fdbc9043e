export const THUMB_WIDTH = 32;
export const THUMB_HEIGHT = 18;
export const THUMB_BYTES = THUMB_WIDTH * THUMB_HEIGHT;

const pictureLimits = {
  /** Brightness (0-255) below which a cell is dark, and the share of dark cells that makes a picture black: what cameras burn in stays bright. */
  darkLevel: 24,
  blackShare: 0.93,
  /** A picture without any change for this long is frozen; the clock that cameras burn in alone changes it. */
  frozenMs: 10_000,
  /** Frames between key frames that carry more than this share of a key frame's bytes show something new, be it the sensor's noise in a still room. */
  stillShare: 0.03,
} as const;

export interface PictureState {
  readonly thumb: Uint8Array;
  readonly atMs: number;
  readonly changedAtMs: number;
  readonly look: 'moving' | 'frozen' | 'black';
}

/**
 * What the newest decoded picture says, with those before it. Times are monotonic ms. `newsShare` is the mean size of the frames between key
 * frames against a key frame's; undefined where there are none.
 */
export function judgePicture(previous: PictureState | undefined, thumb: Uint8Array, atMs: number, newsShare?: number): PictureState {
  const hasNews = newsShare !== undefined && newsShare > pictureLimits.stillShare;
  const changed = !previous || hasNews || thumb.some((level, cell) => level !== previous.thumb[cell]);
  const changedAtMs = changed ? atMs : previous.changedAtMs;
  return { thumb, atMs, changedAtMs, look: isBlack(thumb) ? 'black' : atMs - changedAtMs >= pictureLimits.frozenMs ? 'frozen' : 'moving' };
}

function isBlack(thumb: Uint8Array): boolean {
  const dark = thumb.reduce((count, level) => (level < pictureLimits.darkLevel ? count + 1 : count), 0);
  return dark >= thumb.length * pictureLimits.blackShare;
}
