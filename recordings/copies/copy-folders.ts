import path from 'node:path';
import { sizeOf, syncFolderOf, type CopyFiles } from './copy-files';

/** The folders of `below` in `base`, each durable in its parent. `base` is not made: where it is missing, no disk is mounted. */
export async function makeFolder(files: CopyFiles, base: string, below: string): Promise<void> {
  let folder = base;
  for (const name of below.split(path.sep)) {
    const parent = folder;
    folder = path.join(parent, name);
    if ((await sizeOf(files, folder)) !== undefined) continue;
    await files.mkdir(folder);
    await syncFolderOf(files, parent);
  }
}

/** Beside the copies, under the session's name: nothing of a copy is thrown away, and the copy stays one that can be verified. */
export async function setAside(files: CopyFiles, copy: string, file: string): Promise<void> {
  const [base, session] = [path.dirname(copy), path.basename(copy)];
  await makeFolder(files, base, path.join('set-aside', session));
  const name = `${Date.now()}-${path.relative(copy, file).replaceAll(path.sep, '-')}`;
  await files.rename(file, path.join(base, 'set-aside', session, name));
  await syncFolderOf(files, path.join(base, 'set-aside', session));
}
