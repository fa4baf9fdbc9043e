import type { DiscFile } from './verify-disc';

/** The files of a folder chosen by `<input webkitdirectory>`. */
export function filesOfInput(input: HTMLInputElement): readonly DiscFile[] {
  return Array.from(input.files ?? [], (file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

/** The files of what was dropped, folders included. Rejects with the browser's error where one can't be read. */
export async function filesOfDrop(items: DataTransferItemList): Promise<readonly DiscFile[]> {
  // All entries must be asked for before the first wait: the list is emptied afterwards.
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter((entry): entry is FileSystemEntry => entry !== null);
  const lists = await Promise.all(entries.map((entry) => filesBelow(entry)));
  return lists.reduce((all, list) => [...all, ...list], []);
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly DiscFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path: entry.fullPath.replace(/^\//, ''), blob: file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: DiscFile[] = [];
  for (;;) {
    // A reader gives at most 100 entries at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return files;
    for (const below of some) files.push(...(await filesBelow(below)));
  }
}
