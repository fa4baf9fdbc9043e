import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The whole file or nothing, also over a power cut: temp file, fsync, rename, fsync of the folder. */
export async function writeDurably(path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  const temporary = `${path}.part`;
  await rm(temporary, { force: true });
  const file = await open(temporary, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Makes names created in or removed from `folder` durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the folder and what lacks above it, with every new name durable; also where an earlier process made it and died before it was. */
export async function makeFolder(folder: string): Promise<void> {
  const highest = (await mkdir(folder, { recursive: true })) ?? folder;
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === highest || made === dirname(made)) return;
  }
}
