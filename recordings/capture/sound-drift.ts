/** How fast a camera's sound clock runs against its picture clock. */
export interface Drift {
  /** Positive: more sound than the time it lasted. */
  readonly soundPpm: number;
  /** Over how long it was measured, s of the stream. */
  readonly seconds: number;
  /** As exactly as whole pieces of sound can tell: one at each end. */
  readonly uncertaintyPpm: number;
}

/** Shorter than this says nothing. */
const LEAST_SECONDS = 120;

/**
 * Cameras sample sound by a clock of their own. ffmpeg puts sound and picture on one line by the camera's sender reports, so that files never
 * part by it; how far the clocks would have parted is counted here: pieces of sound times their usual length, against the time of the pictures.
 */
export class SoundDrift {
  private readonly distances = new Map<number, number>();
  private timescale = 0;
  private lastTime: number | undefined;
  private inFile = 0;
  private spoilt = false;
  private pieces = 0;
  private seconds = 0;
  private loggedSeconds = 0;

  /** A piece of sound of the file that is being read. */
  add(decodeTime: number, pieces: number, timescale: number): void {
    this.timescale = timescale;
    if (this.lastTime !== undefined && pieces === 1) {
      const distance = decodeTime - this.lastTime;
      this.distances.set(distance, (this.distances.get(distance) ?? 0) + 1);
    }
    this.lastTime = decodeTime;
    this.inFile += pieces;
  }

  /** Something is missing in this file: it counts for nothing. */
  spoil(): void {
    this.spoilt = true;
  }

  /** The file ends; its pictures last so long. */
  endFile(seconds: number): void {
    if (!this.spoilt && this.inFile > 0) {
      this.pieces += this.inFile;
      this.seconds += seconds;
    }
    this.inFile = 0;
    this.lastTime = undefined;
    this.spoilt = false;
  }

  /** What was measured; undefined while it is too short, or within `everySeconds` of the stream since it was asked for last. */
  take(everySeconds: number): Drift | undefined {
    if (this.seconds < LEAST_SECONDS || this.seconds - this.loggedSeconds < everySeconds) return undefined;
    const [usual] = [...this.distances].toSorted((a, b) => b[1] - a[1])[0] ?? [];
    if (usual === undefined || usual <= 0) return undefined;
    this.loggedSeconds = this.seconds;
    const piece = usual / this.timescale;
    return {
      soundPpm: Math.round(((this.pieces * piece) / this.seconds - 1) * 1e6),
      seconds: Math.round(this.seconds),
      uncertaintyPpm: Math.ceil(((2 * piece) / this.seconds) * 1e6),
    };
  }
}
