import { hashPieces, type FileHash } from '../evidence/hash-file';
import { readPieces } from '../evidence/read-pieces';
import type { CopyFiles } from './copy-files';

/** SHA-256 of what can be read from a file now. */
export async function readBack(files: CopyFiles, file: string): Promise<FileHash> {
  const handle = await files.open(file);
  return hashPieces(readPieces(handle)).finally(() => handle.close());
}
