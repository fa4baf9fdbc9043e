import { chmod, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../session/instant';
import { chainFileName, noLink } from './chain-link';
import { chainBreaks, readChainLines } from './chain-lines';
import { checkSignature } from './check-signature';
import { syncFolder, writeDurably } from './durable-file';
import { EvidenceError } from './evidence-error';
import { isLastingName, listFolder } from './evidence-folder';
import { hashFileByBlocks, sha256Of } from './hash-file';
import {
  isMediaFile,
  isUnlisted,
  manifestFileName,
  manifestSchema,
  publicKeyFileName,
  readManifest,
  signatureFileName,
  sumsFileName,
  sumsOf,
  timeStampFileName,
  unlistedFiles,
  writeManifest,
  type ListedFile,
  type Manifest,
  type SealFacts,
} from './manifest';
import type { SigningKey } from './signing-key';
import { verifyEvidence } from './verify';
import { verificationNote, verificationNoteFileName, verifierPageFileName } from './verification-note';

export interface SealOrder {
  /** The session's folder: media, chain.jsonl and papers, all closed. */
  readonly folder: string;
  readonly facts: SealFacts;
  readonly key: SigningKey;
  readonly sealedAt: Instant;
  /** The page that checks and plays the evidence in any browser, sealed with it; absent where none was built (a technician's trial). */
  readonly verifierPage?: Uint8Array | undefined;
  /** Bytes hashed so far. */
  readonly onProgress?: (doneBytes: number) => void;
}

/** A signed manifest as it lies in the folder. */
export interface Seal {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly chainHead: string;
  readonly links: number;
  /** Of the listed files. */
  readonly files: number;
  readonly bytes: number;
  readonly keyId: string;
}

/**
 * Lists every file of the folder with its hash, signs the list and makes all of it read-only. The signature is written last: a power cut before
 * leaves the folder unsealed, to be sealed again. A folder sealed with this key is left as it is and its seal returned.
 * Rejects with `EvidenceError` (`seal.failed`, the file named) when media and chain don't agree or a name would not survive a disc.
 */
export async function sealFolder(order: SealOrder): Promise<Seal> {
  const present = await readSeal(order);
  if (present) return present;
  const { folder, key } = order;
  await clearLeftovers(folder);
  await writeDurably(path.join(folder, publicKeyFileName), key.publicKeyPem);
  const note = { registrationCode: order.facts.registrationCode, keyId: key.keyId };
  await writeDurably(path.join(folder, verificationNoteFileName), verificationNote(note));
  if (order.verifierPage) await writeDurably(path.join(folder, verifierPageFileName), order.verifierPage);

  const files = await hashFolder(order);
  const chain = await checkChain(folder, files);
  const manifest: Manifest = { schema: manifestSchema, ...order.facts, sealedAt: order.sealedAt, keyId: key.keyId, chain, files };
  const bytes = Buffer.from(writeManifest(manifest));
  const manifestSha256 = sha256Of(bytes);
  await writeDurably(path.join(folder, sumsFileName), sumsOf(manifest, manifestSha256));
  await writeDurably(path.join(folder, manifestFileName), bytes);
  await writeDurably(path.join(folder, signatureFileName), key.sign(bytes));
  await makeReadOnly(folder, manifest);
  return sealOf(manifest, manifestSha256);
}

/** The seal that already lies in the folder; undefined where none was finished. */
async function readSeal({ folder, key }: SealOrder): Promise<Seal | undefined> {
  const signature = await readIfPresent(path.join(folder, signatureFileName));
  if (!signature) return undefined;
  const bytes = await readIfPresent(path.join(folder, manifestFileName));
  const fail = (detail: string): never => {
    throw new EvidenceError('seal.failed', signatureFileName, detail);
  };
  if (!bytes || checkSignature(bytes, signature, key.publicKeyPem).state !== 'right')
    return fail("a signature lies there that is not this key's");
  const read = readManifest(bytes);
  if ('wrong' in read) return fail(`a signed manifest lies there that can't be read: ${read.wrong}`);
  const { findings } = await verifyEvidence(folder);
  const [wrong] = findings;
  if (wrong) throw new EvidenceError('seal.failed', wrong.file, `already sealed and changed since: ${wrong.code}`);
  await makeReadOnly(folder, read.manifest);
  return sealOf(read.manifest, sha256Of(bytes));
}

/** What a power cut in the middle of an earlier sealing left behind. */
async function clearLeftovers(folder: string): Promise<void> {
  for (const file of [...unlistedFiles, timeStampFileName, publicKeyFileName, verificationNoteFileName, verifierPageFileName])
    await rm(path.join(folder, `${file}.part`), { force: true });
  // Of a seal that was not finished: it stamps another manifest.
  await rm(path.join(folder, timeStampFileName), { force: true });
}

async function hashFolder({ folder, onProgress }: SealOrder): Promise<readonly ListedFile[]> {
  const files: ListedFile[] = [];
  let done = 0;
  for (const entry of await listFolder(folder)) {
    if (isUnlisted(entry.path)) continue;
    if (entry.kind !== 'file') throw new EvidenceError('seal.failed', entry.path, 'not a regular file');
    if (!isLastingName(entry.path)) throw new EvidenceError('seal.failed', entry.path, 'the name would not survive a disc');
    const file = path.join(folder, entry.path);
    // What is signed must be on the disk.
    const handle = await open(file);
    await handle.sync().finally(() => handle.close());
    const { sha256, bytes, blocks } = await hashFileByBlocks(file, (count) => onProgress?.((done += count)));
    files.push({ path: entry.path, bytes, sha256, ...(blocks.length > 1 && { blocks }) });
  }
  // Their names must be on the disk too, before they are signed for; the folder's own are with the next file that is written into it.
  for (const below of new Set(files.flatMap((file) => foldersAbove(file.path)))) await syncFolder(path.join(folder, below));
  return files;
}

/** `a/b/c` lies in `a` and in `a/b`. */
function foldersAbove(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Every media file is in the chain with its hash, and the chain has no link without its file. */
async function checkChain(folder: string, files: readonly ListedFile[]): Promise<Manifest['chain']> {
  const fail = (file: string, detail: string): never => {
    throw new EvidenceError('seal.failed', file, detail);
  };
  const content = (await readIfPresent(path.join(folder, chainFileName))) ?? fail(chainFileName, 'missing');
  const { lines, tornBytes } = readChainLines(content);
  const [wrong] = chainBreaks(lines);
  if (wrong) fail(chainFileName, `link ${wrong.n}: ${wrong.detail}`);
  if (tornBytes > 0) fail(chainFileName, 'the last line is incomplete');

  const byPath = new Map(files.map((file) => [file.path, file]));
  const chained = new Set<string>();
  for (const { link } of lines) {
    if (!link) continue;
    const file = byPath.get(link.file) ?? fail(link.file, `link ${link.n} names it, it is missing`);
    if (file.sha256 !== link.sha256 || file.bytes !== link.bytes) fail(link.file, `it is not what link ${link.n} recorded`);
    if (chained.has(link.file)) fail(link.file, `link ${link.n} names it a second time`);
    chained.add(link.file);
  }
  const stray = files.find((file) => isMediaFile(file.path) && !chained.has(file.path));
  if (stray) fail(stray.path, 'no link of the chain names it');
  return { count: lines.length, head: lines.at(-1)?.hash ?? noLink };
}

async function makeReadOnly(folder: string, manifest: Manifest): Promise<void> {
  for (const file of [...manifest.files.map((listed) => listed.path), ...unlistedFiles]) await chmod(path.join(folder, file), 0o444);
}

function sealOf(manifest: Manifest, manifestSha256: string): Seal {
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const { chain, keyId } = manifest;
  return { manifest, manifestSha256, chainHead: chain.head, links: chain.count, files: manifest.files.length, bytes, keyId };
}

async function readIfPresent(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}
