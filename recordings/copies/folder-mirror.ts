import path from 'node:path';
import { CopyFault, onFirst, onSecond } from './copy-fault';
import { isMissing, sizeOf, syncFolderOf, type CopyFiles } from './copy-files';
import { makeFolder, setAside } from './copy-folders';
import { GrowingCopy } from './growing-copy';
import { readBack } from './read-back';

/** Which files are followed while they grow: the media, the chain and the journals. All else follows with the seal. */
const isFollowed = (name: string): boolean => /\.(mp4|jsonl)$/.test(name);
const isMedia = (name: string): boolean => name.endsWith('.mp4');
/** What an earlier run copied is read again in the background, this many files a pass. */
const provedAPass = 8;
/** So often the copy of one file may turn out different before it is given up. */
const mostTries = 3;

/** What the chain says of a closed segment. */
export interface ChainedFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** One session's folder, followed into its copy: media as `name.part` until the copy was read back and is what the chain says. */
export class FolderMirror {
  private readonly chained = new Map<string, ChainedFile>();
  private readonly growing = new Map<string, GrowingCopy>();
  private readonly settled = new Set<string>();
  private readonly doubted = new Set<string>();
  private readonly tries = new Map<string, number>();
  private readonly discarded = new Set<string>();

  constructor(
    private readonly files: CopyFiles,
    readonly from: string,
    readonly to: string,
    private readonly onCopied: (file: string) => void,
  ) {}

  expect(file: ChainedFile): void {
    this.chained.set(file.file, file);
  }

  /** Discarded by rule: the second copy keeps no more than the first. */
  discard(file: string): void {
    this.discarded.add(file);
  }

  /** Brings over what has come since the last pass, durable. Rejects with `CopyFault`; the next pass goes on from there. */
  async pass(): Promise<void> {
    await this.removeDiscarded();
    for (const name of await this.names()) if (!this.settled.has(name)) await this.follow(name);
    for (const copy of this.growing.values()) await copy.sync();
    await this.proveSome();
    const wrong = [...this.tries].find(([, tries]) => tries >= mostTries);
    if (wrong) throw new CopyFault('differs', wrong[0]);
  }

  /** After a fault, or when another disk lies there: nothing that was known of the copy holds any more. */
  async forget(): Promise<void> {
    const open = [...this.growing.values()];
    this.growing.clear();
    this.settled.clear();
    this.doubted.clear();
    await Promise.all(open.map((copy) => copy.close()));
  }

  private async names(): Promise<readonly string[]> {
    const top = await onFirst(this.files.readdir(this.from, { withFileTypes: true }));
    const folders = top.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const namesIn = (folder: string) => onFirst(this.files.readdir(path.join(this.from, folder)));
    const inside = await Promise.all(folders.map(async (folder) => (await namesIn(folder)).map((name) => `${folder}/${name}`)));
    return [...top.filter((entry) => entry.isFile()).map(({ name }) => name), ...inside.flat()].filter(isFollowed);
  }

  private async follow(name: string): Promise<void> {
    if ((this.tries.get(name) ?? 0) >= mostTries) return;
    const copy = this.growing.get(name) ?? (await this.open(name));
    if (!copy) return;
    await copy.advance();
    const chained = this.chained.get(name);
    if (chained && copy.bytes >= chained.bytes) await this.settle(copy, chained);
  }

  /** Undefined where the copy is there already, or where the file went away meanwhile. */
  private async open(name: string): Promise<GrowingCopy | undefined> {
    const { files } = this;
    const [from, to] = [path.join(this.from, name), path.join(this.to, name)];
    if (isMedia(name) && !this.tries.has(name)) {
      const size = await onSecond(sizeOf(files, to));
      if (size !== undefined && size === this.chained.get(name)?.bytes) {
        this.settled.add(name);
        this.doubted.add(name);
        return undefined;
      }
    }
    await onSecond(makeFolder(files, path.dirname(this.to), path.relative(path.dirname(this.to), path.dirname(to))));
    const target = isMedia(name) ? `${to}.part` : to;
    await this.keepWhatIsLonger(from, target);
    try {
      const copy = await GrowingCopy.open(files, from, target);
      this.growing.set(name, copy);
      await onSecond(syncFolderOf(files, path.dirname(to)));
      return copy;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error instanceof CopyFault ? error : new CopyFault('first-unreadable', String(error));
    }
  }

  /** A copy that holds more than the file does is the better witness: it is set aside and never overwritten. */
  private async keepWhatIsLonger(from: string, target: string): Promise<void> {
    const [present, copied] = [await onFirst(sizeOf(this.files, from)), await onSecond(sizeOf(this.files, target))];
    if (present !== undefined && copied !== undefined && copied > present) await onSecond(setAside(this.files, this.to, target));
  }

  private async settle(copy: GrowingCopy, chained: ChainedFile): Promise<void> {
    const { files } = this;
    const name = chained.file;
    const final = path.join(this.to, name);
    const { bytes, sha256 } = copy;
    await copy.sync();
    await copy.close();
    this.growing.delete(name);
    const read = await onSecond(readBack(files, `${final}.part`));
    const isRight = bytes === chained.bytes && sha256 === chained.sha256 && read.sha256 === sha256;
    if (!isRight) return this.tryAgain(name, `${final}.part`);
    await onSecond(files.rename(`${final}.part`, final));
    await onSecond(syncFolderOf(files, path.dirname(final)));
    this.tries.delete(name);
    this.settled.add(name);
    this.onCopied(name);
  }

  private async tryAgain(name: string, part: string): Promise<void> {
    this.tries.set(name, (this.tries.get(name) ?? 0) + 1);
    this.settled.delete(name);
    await onSecond(this.files.rm(part, { force: true }));
  }

  private async proveSome(): Promise<void> {
    for (const name of [...this.doubted].slice(0, provedAPass)) {
      const { sha256 } = await onSecond(readBack(this.files, path.join(this.to, name)));
      this.doubted.delete(name);
      if (sha256 !== this.chained.get(name)?.sha256) await this.tryAgain(name, path.join(this.to, `${name}.part`));
    }
  }

  private async removeDiscarded(): Promise<void> {
    for (const name of this.discarded) {
      await this.growing.get(name)?.close();
      this.growing.delete(name);
      this.settled.delete(name);
      for (const file of [name, `${name}.part`]) await onSecond(this.files.rm(path.join(this.to, file), { force: true }));
      this.discarded.delete(name);
    }
  }
}
