import * as fs from 'node:fs/promises';

/** The file system as the second copy uses it; a test hands in one that fails where it wants. */
export type CopyFiles = Pick<typeof fs, 'open' | 'stat' | 'statfs' | 'readdir' | 'mkdir' | 'rename' | 'rm' | 'chmod'>;

export const realFiles: CopyFiles = fs;

/** Makes names created in or removed from `folder` durable. */
export async function syncFolderOf(files: CopyFiles, folder: string): Promise<void> {
  const handle = await files.open(folder);
  await handle.sync().finally(() => handle.close());
}

/** The size of a file; undefined where there is none. */
export async function sizeOf(files: CopyFiles, file: string): Promise<number | undefined> {
  return files.stat(file).then(
    ({ size }) => size,
    (error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    },
  );
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
