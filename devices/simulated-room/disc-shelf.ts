import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiscDriveAddress } from '../disc-burner/disc-burner';

/** Two drives whose discs are files in `folder`; what is taken out lies in `folder`/shelf, numbered. */
export interface DiscShelf {
  readonly drives: readonly DiscDriveAddress[];
  /** False when there is no such drive. A written disc is taken out first and kept. */
  insertBlank(driveId: string): Promise<boolean>;
  writtenBytes(driveId: string): Promise<number>;
}

export async function openDiscShelf(folder: string, capacityBytes: number): Promise<DiscShelf> {
  const shelf = join(folder, 'shelf');
  await mkdir(shelf, { recursive: true });
  const fileOf = (id: string) => join(folder, `${id}.img`);
  const drives = ['d1', 'd2'].map((id, i) => ({ id, name: `${i + 1} 号`, device: `stdio:${fileOf(id)}`, capacityBytes }));
  const writtenBytes = (id: string) =>
    stat(fileOf(id)).then(
      (file) => file.size,
      () => 0,
    );
  return {
    drives,
    writtenBytes,
    insertBlank: async (id) => {
      if (!drives.some((drive) => drive.id === id)) return false;
      if ((await writtenBytes(id)) > 0) await rename(fileOf(id), join(shelf, `${id}-${(await readdir(shelf)).length + 1}.img`));
      return true;
    },
  };
}
