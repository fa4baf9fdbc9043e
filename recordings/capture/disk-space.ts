import { statfs } from 'node:fs/promises';

/** What is free for us on the disk that holds `folder`, bytes. Rejects with the file system's error. */
export async function freeSpace(folder: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Less than a picture or a line of a log may need. */
const FULL_BYTES = 64 * 1024;

/** Whether nothing more goes onto the disk that holds `folder`; one that can't be asked isn't called full. */
export async function isFull(folder: string): Promise<boolean> {
  return freeSpace(folder).then(
    ({ freeBytes }) => freeBytes < FULL_BYTES,
    () => false,
  );
}

/** For how many hours `freeBytes` last; undefined while nothing is written. */
export function hoursAt(freeBytes: number, bytesPerSecond: number): number | undefined {
  return bytesPerSecond > 0 ? freeBytes / bytesPerSecond / 3600 : undefined;
}
