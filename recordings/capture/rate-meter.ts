const WINDOW_MS = 2_000;

/** Bytes and frames a second over the last two seconds. Times are monotonic ms. */
export class RateMeter {
  private readonly samples: { readonly atMs: number; readonly bytes: number; readonly frames: number }[] = [];
  totalBytes = 0;
  frames = 0;
  private lastBytesMs: number | undefined;

  add(atMs: number, bytes: number, frames: number): void {
    this.totalBytes += bytes;
    this.frames += frames;
    if (bytes > 0) this.lastBytesMs = atMs;
    this.samples.push({ atMs, bytes, frames });
    this.forget(atMs);
  }

  rates(nowMs: number): { readonly bytesPerSecond: number; readonly framesPerSecond: number } {
    this.forget(nowMs);
    const sum = (field: 'bytes' | 'frames'): number => this.samples.reduce((total, sample) => total + sample[field], 0);
    const seconds = WINDOW_MS / 1000;
    return { bytesPerSecond: Math.round(sum('bytes') / seconds), framesPerSecond: sum('frames') / seconds };
  }

  sinceBytesMs(nowMs: number): number | undefined {
    return this.lastBytesMs === undefined ? undefined : nowMs - this.lastBytesMs;
  }

  private forget(nowMs: number): void {
    const old = this.samples.findIndex(({ atMs }) => atMs > nowMs - WINDOW_MS);
    this.samples.splice(0, old === -1 ? this.samples.length : old);
  }
}
