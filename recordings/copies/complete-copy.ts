import path from 'node:path';
import { listFolder } from '../evidence/evidence-folder';
import { sha256Of } from '../evidence/hash-file';
import { manifestFileName, readManifest, signatureFileName, sumsFileName } from '../evidence/manifest';
import { readPieces } from '../evidence/read-pieces';
import { CopyFault, onFirst, onSecond } from './copy-fault';
import { makeFolder, setAside } from './copy-folders';
import { isMissing, syncFolderOf, type CopyFiles } from './copy-files';
import { readBack } from './read-back';

/**
 * Makes the copy of a sealed session whole: every file of the manifest is there with its hash, or copied again, and nothing else. The signature
 * comes last, so that a copy with a signature is a whole one. Resolves with false when `mayGoOn` said no between two files; can be called again,
 * also after it rejected with `CopyFault`.
 */
export async function completeCopy(files: CopyFiles, from: string, to: string, mayGoOn: () => boolean): Promise<boolean> {
  const wanted = await sealedFiles(files, from);
  for (const [name, sha256] of wanted) {
    if (!mayGoOn()) return false;
    const target = path.join(to, name);
    const present = await onSecond(readBack(files, target)).catch((error: unknown) => {
      if (error instanceof CopyFault && error.reason === 'missing') return undefined;
      throw error;
    });
    if (present?.sha256 !== sha256) await copyWhole(files, path.join(from, name), target, path.dirname(to), sha256);
    await onSecond(files.chmod(target, 0o444));
  }
  for (const { path: name } of await onSecond(listFolder(to))) {
    if (wanted.has(name)) continue;
    if (wanted.has(name.replace(/\.part$/, ''))) await onSecond(files.rm(path.join(to, name)));
    else await onSecond(setAside(files, to, path.join(to, name)));
  }
  return true;
}

/** Whether the copy was made whole, by the file that is written last. */
export async function isComplete(files: CopyFiles, folder: string): Promise<boolean> {
  return files.stat(path.join(folder, signatureFileName)).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}

/** What must be in the copy, in the order in which it is written. */
async function sealedFiles(files: CopyFiles, from: string): Promise<ReadonlyMap<string, string>> {
  const bytes = await onFirst(readWhole(files, path.join(from, manifestFileName)));
  const read = readManifest(bytes);
  if ('wrong' in read) throw new CopyFault('first-unreadable', `${manifestFileName}: ${read.wrong}`);
  const sumOf = async (name: string) => [name, (await onFirst(readBack(files, path.join(from, name)))).sha256] as const;
  return new Map([
    ...read.manifest.files.map(({ path: name, sha256 }) => [name, sha256] as const),
    await sumOf(sumsFileName),
    [manifestFileName, sha256Of(bytes)],
    await sumOf(signatureFileName),
  ]);
}

async function copyWhole(files: CopyFiles, from: string, to: string, base: string, sha256: string): Promise<void> {
  const temporary = `${to}.part`;
  await onSecond(makeFolder(files, base, path.relative(base, path.dirname(to))));
  await onSecond(files.rm(temporary, { force: true }));
  const source = await onFirst(files.open(from));
  try {
    const target = await onSecond(files.open(temporary, 'wx'));
    try {
      // One try for both: what fails here is told by the read-back of the right side.
      for await (const piece of piecesOf(source)) await onSecond(target.writeFile(piece));
      await onSecond(target.sync());
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  if ((await onSecond(readBack(files, temporary))).sha256 !== sha256) throw new CopyFault('differs', path.basename(to));
  await onSecond(files.rename(temporary, to));
  await onSecond(syncFolderOf(files, path.dirname(to)));
}

async function* piecesOf(source: Awaited<ReturnType<CopyFiles['open']>>): AsyncGenerator<Buffer> {
  const pieces = readPieces(source);
  for (;;) {
    const next = await onFirst(pieces.next());
    if (next.done === true) return;
    yield next.value;
  }
}

async function readWhole(files: CopyFiles, file: string): Promise<Buffer> {
  const handle = await files.open(file);
  return handle.readFile().finally(() => handle.close());
}
