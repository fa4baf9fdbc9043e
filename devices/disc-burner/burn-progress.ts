import type { BurnProgress } from './disc-burner';

const mebibyte = 1024 * 1024;

/** The bytes written so far in a line such as `xorriso : UPDATE :   13 of  665 MB written (fifo 98%) [buf  99%]    8.0x.`; undefined for other lines. */
export function writtenInLine(line: string): number | undefined {
  const megabytes = /UPDATE\s*:\s*(\d+) of\s+\d+ MB written/.exec(line)?.[1];
  return megabytes === undefined ? undefined : Number(megabytes) * mebibyte;
}

/** A point of a burn that is under way. */
export interface BurnMark {
  readonly atMs: number;
  readonly writtenBytes: number;
}

/** Progress never runs backwards or past the end; the speed is that since the burn's first mark. */
export function burnProgress(first: BurnMark, previous: BurnProgress | undefined, now: BurnMark, totalBytes: number): BurnProgress {
  const writtenBytes = Math.min(totalBytes, Math.max(previous?.writtenBytes ?? 0, now.writtenBytes));
  const seconds = (now.atMs - first.atMs) / 1000;
  const bytesPerSecond = seconds > 0 ? Math.round((writtenBytes - first.writtenBytes) / seconds) : 0;
  return { writtenBytes, totalBytes, bytesPerSecond };
}
