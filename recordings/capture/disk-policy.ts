/** Limits of the disk, with their defaults in this one place. */
const diskLimits = {
  /** Free space asked for before a session, in booked lengths. */
  reserveFactor: 2,
  /** Share of the disk below which it is said. */
  lowShare: 0.1,
  /** Share below which a running session ends in order: what was written must stay readable, and nothing is deleted to make room. */
  outShare: 0.02,
  /** What a camera writes, bytes/s, while it hasn't shown it: 5 Mb/s. */
  assumedBytesPerSecond: 625_000,
} as const;

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** `low` is said; with `out` recording stops until the disk is `enough` again. */
export type DiskVerdict = 'enough' | 'low' | 'out';

export function diskVerdict(space: DiskSpace): DiskVerdict {
  const share = freeShare(space);
  return share < diskLimits.outShare ? 'out' : share < diskLimits.lowShare ? 'low' : 'enough';
}

/** A disk of unknown size has nothing free. */
export function freeShare({ freeBytes, totalBytes }: DiskSpace): number {
  return totalBytes > 0 ? freeBytes / totalBytes : 0;
}

/** What all cameras together write, bytes/s: each as measured, and not less than what is assumed of one that has shown nothing. */
export function expectedRate(measured: readonly (number | undefined)[]): number {
  return measured.reduce<number>((sum, rate) => sum + Math.max(rate ?? 0, diskLimits.assumedBytesPerSecond), 0);
}

/** What must be free before a session of this length may begin. */
export function neededBytes(bookedMs: number, bytesPerSecond: number): number {
  return (bookedMs / 1000) * bytesPerSecond * diskLimits.reserveFactor;
}
