export const THUMB_WIDTH = 32;
export const THUMB_HEIGHT = 18;
export const THUMB_BYTES = THUMB_WIDTH * THUMB_HEIGHT;

const pictureLimits = {
  /** Brightness (0-255) below which a cell is dark, and the share of dark cells that makes a picture black: what cameras burn in stays bright. */
  darkLevel: 24,
  blackShare: 0.93,
  /** A picture without any change for this long is frozen; the clock that cameras burn in alone changes it. */
  frozenMs: 10_000,
} as const;

export interface PictureState {
  readonly thumb: Uint8Array;
  readonly atMs: number;
  readonly changedAtMs: number;
  readonly look: 'moving' | 'frozen' | 'black';
}

/** What the newest decoded picture says, with those before it. Times are monotonic ms. */
export function judgePicture(previous: PictureState | undefined, thumb: Uint8Array, atMs: number): PictureState {
  const changed = !previous || thumb.some((level, cell) => level !== previous.thumb[cell]);
  const changedAtMs = changed ? atMs : previous.changedAtMs;
  return { thumb, atMs, changedAtMs, look: isBlack(thumb) ? 'black' : atMs - changedAtMs >= pictureLimits.frozenMs ? 'frozen' : 'moving' };
}

function isBlack(thumb: Uint8Array): boolean {
  const dark = thumb.reduce((count, level) => (level < pictureLimits.darkLevel ? count + 1 : count), 0);
  return dark >= thumb.length * pictureLimits.blackShare;
}
