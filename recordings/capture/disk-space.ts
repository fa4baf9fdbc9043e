import { statfs } from 'node:fs/promises';

/** What is free for us on the disk that holds `folder`, bytes. Rejects with the file system's error. */
export async function freeSpace(folder: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** For how many hours `freeBytes` last; undefined while nothing is written. */
export function hoursAt(freeBytes: number, bytesPerSecond: number): number | undefined {
  return bytesPerSecond > 0 ? freeBytes / bytesPerSecond / 3600 : undefined;
}
