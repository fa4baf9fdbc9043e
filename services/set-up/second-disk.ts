import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { freeSpace } from '../../recordings/capture/disk-space';
import type { SecondDiskView } from '../contract/set-up';

/** Whether a folder can hold the second copy; nothing is written to find out. */
export async function secondDiskOf(folder: string, home: string): Promise<SecondDiskView> {
  if (folder === '') return { state: 'none' };
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) return { state: 'missing' };
  if (found.dev === (await stat(home)).dev) return { state: 'same-disk' };
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return writable ? { state: 'other-disk', freeBytes: (await freeSpace(folder)).freeBytes } : { state: 'not-writable' };
}
