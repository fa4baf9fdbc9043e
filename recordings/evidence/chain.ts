import { open, readFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { chainBreaks, readChainLines } from './chain-lines';
import { chainFileName, nextLink, noLink, type SegmentFacts, type WrittenLink } from './chain-link';
import { makeFolder, syncFolder } from './durable-file';
import { EvidenceError } from './evidence-error';

/**
 * The chain file of one session, appended to and never changed. A link is on the disk when `append` resolves.
 * Appends may overlap; they are written in the order of the calls.
 */
export interface ChainWriter {
  /** Bytes of an incomplete last line that were cut off at opening (a power cut in mid-write); 0 when none. */
  readonly cutBytes: number;
  /** Everything in the chain now, oldest first. */
  links(): readonly WrittenLink[];
  /** SHA-256 of the last line, 64 zeros while the chain is empty. */
  head(): string;
  /**
   * Rejects with `EvidenceError` (`chain.bad-facts`) or the file system's error. After the latter the next append opens the file anew and takes
   * away what was half written: a second fsync of the same handle would report success for bytes the kernel has dropped.
   */
  append(facts: SegmentFacts): Promise<WrittenLink>;
  /** After the last append is on the disk. */
  close(): Promise<void>;
}

/**
 * Opens or creates `chain.jsonl` in a session's folder (which is created too). Rejects with `EvidenceError` (`chain.broken`) when a complete
 * line contradicts the chain; nothing is changed then.
 */
export async function openChain(folder: string): Promise<ChainWriter> {
  await makeFolder(path.resolve(folder));
  const file = path.join(folder, chainFileName);
  const before = await readFile(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  const content = before ?? Buffer.alloc(0);
  const { lines, tornBytes } = readChainLines(content);
  const [wrong] = chainBreaks(lines);
  if (wrong)
    throw new EvidenceError(
      'chain.broken',
      chainFileName,
      `link ${wrong.n}, bytes ${wrong.at?.from ?? 0}-${wrong.at?.to ?? 0}: ${wrong.detail}`,
    );
  const links = lines.flatMap(({ from, to, hash, link }) => (link ? [{ link, hash, line: content.toString('utf8', from, to) }] : []));

  const handle = await open(file, 'a', 0o644);
  try {
    if (tornBytes > 0) await handle.truncate(content.length - tornBytes);
    await handle.sync();
    if (!before) await syncFolder(folder);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return new ChainFile(file, handle, links, tornBytes);
}

class ChainFile implements ChainWriter {
  #file: FileHandle;
  readonly #links: WrittenLink[];
  #queue: Promise<unknown> = Promise.resolve();
  #failed = false;

  constructor(
    private readonly path: string,
    file: FileHandle,
    links: WrittenLink[],
    readonly cutBytes: number,
  ) {
    this.#file = file;
    this.#links = links;
  }

  links(): readonly WrittenLink[] {
    return [...this.#links];
  }

  head(): string {
    return this.#links.at(-1)?.hash ?? noLink;
  }

  append(facts: SegmentFacts): Promise<WrittenLink> {
    const written = this.#queue.then(() => this.#append(facts));
    this.#queue = written.catch(() => undefined);
    return written;
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#file.close();
  }

  async #append(facts: SegmentFacts): Promise<WrittenLink> {
    if (this.#failed) await this.#reopen();
    const next = nextLink(this.#links.at(-1), facts);
    const { size } = await this.#file.stat();
    try {
      await this.#file.writeFile(`${next.line}\n`);
      await this.#file.sync();
    } catch (error) {
      this.#failed = true;
      await this.#file.truncate(size).catch(() => undefined);
      throw error;
    }
    this.#links.push(next);
    return next;
  }

  /** A new handle, and in the file exactly the lines that were acknowledged. */
  async #reopen(): Promise<void> {
    const bytes = this.#links.reduce((sum, { line }) => sum + Buffer.byteLength(line) + 1, 0);
    const handle = await open(this.path, 'a', 0o644);
    try {
      await handle.truncate(bytes);
      await handle.sync();
    } catch (error) {
      await handle.close();
      throw error;
    }
    await this.#file.close().catch(() => undefined);
    this.#file = handle;
    this.#failed = false;
  }
}
