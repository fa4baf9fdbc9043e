import { availableParallelism } from 'node:os';
import type { EvidenceSource, SourceFile } from './evidence-source';
import { hashPieces, type FileHash } from './hash-file';
import { startHashThread, worthAThread, type HashThread } from './hash-thread';
import { sharedPieces, type PieceMemory } from './piece-memory';
import { pieceBytes } from './read-pieces';
import type { Finding } from './verification';

/** What every file of a source is now; undefined where it can't be read. */
export interface HashedSource {
  readonly files: ReadonlyMap<string, FileHash | undefined>;
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads all files in their order, each once, as a disc is best read. Where there is much of it, two threads hash: one the file that is being read,
 * the other the one before. A thread that is lost changes no answer.
 */
export async function hashSource(source: EvidenceSource, onProgress?: (doneBytes: number) => void): Promise<HashedSource> {
  const hashes = new Map<string, () => Promise<FileHash>>();
  const files = new Map<string, FileHash | undefined>();
  const findings: Finding[] = [];
  const unreadable = (file: string) => (error: unknown) => {
    findings.push({ code: 'file.unreadable', file, detail: error instanceof Error ? error.message : String(error) });
    return undefined;
  };
  const threads = new HashThreads();
  let bytes = 0;
  const onPiece = (count: number) => onProgress?.((bytes += count));
  try {
    for (const file of source.files) {
      if (files.has(file.path)) {
        findings.push({ code: 'file.extra', file: file.path, detail: 'a second file of the same name' });
        continue;
      }
      files.set(file.path, undefined);
      const hash = await threads.read(file, bytes, onPiece).catch(unreadable(file.path));
      if (hash) hashes.set(file.path, hash);
    }
    for (const [file, hash] of hashes) files.set(file, await hash().catch(unreadable(file)));
  } finally {
    threads.close();
  }
  return { files, bytes: [...files.values()].reduce((sum, hash) => sum + (hash?.bytes ?? 0), 0), findings };
}

/** More than a segment of ten seconds, so that the second thread gets the next file while the first still has this one. */
const memoryPieces = 32;

class HashThreads {
  private threads: readonly HashThread[] = [];
  private memory: PieceMemory | undefined;

  /** Resolves when the file was read, with its hash to come. */
  async read(file: SourceFile, bytesBefore: number, onPiece: (bytes: number) => void): Promise<() => Promise<FileHash>> {
    if (bytesBefore >= worthAThread && this.threads.length === 0 && availableParallelism() > 1)
      this.threads = [startHashThread(), startHashThread()];
    const [thread] = this.threads.filter(({ state }) => state === 'ready').toSorted((a, b) => a.waitingBytes - b.waitingBytes);
    if (thread) return this.readFor(thread, file, onPiece);
    const hash = await hashPieces(file.read(), onPiece);
    return () => Promise.resolve(hash);
  }

  close(): void {
    for (const thread of this.threads) thread.close();
  }

  private async readFor(thread: HashThread, file: SourceFile, onPiece: (bytes: number) => void): Promise<() => Promise<FileHash>> {
    const memory = (this.memory ??= sharedPieces(memoryPieces, pieceBytes));
    const hash = thread.begin();
    let bytes = 0;
    for await (const piece of file.read(memory)) {
      hash.update(piece, () => memory.give(piece));
      bytes += piece.length;
      onPiece(piece.length);
    }
    const digest = hash.digest();
    return () =>
      digest.then(
        (sha256) => ({ sha256, bytes }),
        () => hashPieces(file.read()),
      );
  }
}
