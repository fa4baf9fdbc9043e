import { statfs } from 'node:fs/promises';

export async function freeSpace(folder: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number }> {
  const disk = await statfs(folder);
  return { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize };
}

/** Hours that fit at this rate, or undefined while nothing is written. */
export function hoursAt(freeBytes: number, bytesPerSecond: number): number | undefined {
  return bytesPerSecond > 0 ? freeBytes / bytesPerSecond / 3600 : undefined;
}
