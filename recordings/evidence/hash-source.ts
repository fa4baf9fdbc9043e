import { availableParallelism } from 'node:os';
import type { EvidenceSource, SourceFile } from './evidence-source';
import { hashPieces, type FileHash } from './hash-file';
import { HashThread, newTurn } from './hash-thread';
import type { Finding } from './verification';

/** What every file of a source is now; undefined where it can't be read. */
export interface HashedSource {
  readonly files: ReadonlyMap<string, FileHash | undefined>;
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

/** The threads are begun when so much was hashed in place: starting them takes as long. */
const worthThreads = 16 * 1024 * 1024;

/**
 * Hashes all files in their order. Where there is much of it, two threads hash, each a file, and take turns at reading. They only make it faster:
 * whatever goes wrong with one, its file is hashed in place, and that is what is said of it.
 */
export async function hashSource(
  source: EvidenceSource,
  onProgress?: (doneBytes: number) => void,
  start: () => readonly HashThread[] = startThreads,
): Promise<HashedSource> {
  const files = new Map<string, FileHash | undefined>();
  const faults = new Map<number, Finding>();
  let threads: readonly HashThread[] | undefined;
  let bytes = 0;
  const onRead = (count: number) => {
    bytes += count;
    onProgress?.(bytes);
  };
  const inPlace = async (n: number, file: SourceFile) => {
    try {
      files.set(file.path, await hashPieces(file.read(), onRead));
    } catch (error) {
      faults.set(n, { code: 'file.unreadable', file: file.path, detail: error instanceof Error ? error.message : String(error) });
    }
  };
  const byThread = async (thread: HashThread, n: number, file: SourceFile) => {
    let read = 0;
    const hash = await hashBy(thread, file, (count) => {
      read += count;
      onRead(count);
    }).catch(() => undefined);
    if (hash) files.set(file.path, hash);
    else {
      bytes -= read;
      await inPlace(n, file);
    }
  };

  const running = new Set<Promise<void>>();
  try {
    for (const [n, file] of source.files.entries()) {
      if (files.has(file.path)) {
        faults.set(n, { code: 'file.extra', file: file.path, detail: 'a second file of the same name' });
        continue;
      }
      // Its place among the others, whenever it is done.
      files.set(file.path, undefined);
      if (bytes >= worthThreads) threads ??= start();
      const ready = file.place && threads?.filter(({ state }) => state === 'ready');
      if (!ready || ready.length === 0) {
        await inPlace(n, file);
        continue;
      }
      if (ready.every(({ busy }) => busy)) await Promise.race(running);
      const free = ready.find(({ busy }) => !busy);
      const work = (free ? byThread(free, n, file) : inPlace(n, file)).finally(() => running.delete(work));
      running.add(work);
    }
    await Promise.all(running);
  } finally {
    for (const thread of threads ?? []) thread.close();
  }
  const findings = [...faults].toSorted(([a], [b]) => a - b).map(([, fault]) => fault);
  return { files, bytes: [...files.values()].reduce((sum, hash) => sum + (hash?.bytes ?? 0), 0), findings };
}

function startThreads(): readonly HashThread[] {
  const turn = newTurn();
  return availableParallelism() > 1 ? [new HashThread(turn), new HashThread(turn)] : [];
}

async function hashBy(thread: HashThread, { place }: SourceFile, onRead: (bytes: number) => void): Promise<FileHash> {
  if (!place) throw new Error('it can be read in place only');
  let bytes = 0;
  const hash = thread.begin(place.file, (count) => {
    bytes += count;
    onRead(count);
  });
  const ranges = place.ranges.length === 0 ? [{ from: 0, bytes: 0 }] : place.ranges;
  for (const range of ranges.slice(0, -1)) hash.add(range);
  const sha256 = await hash.end(ranges.at(-1) ?? { from: 0, bytes: 0 });
  return { sha256, bytes };
}
