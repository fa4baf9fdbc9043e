import type { EvidenceSource } from './evidence-source';
import { hashBlocks } from './hash-file';
import type { HashedSource } from './hash-source';
import { isUnlisted, type ListedFile, type Manifest } from './manifest';
import { pieceBytes } from './read-pieces';
import type { Finding } from './verification';

/** Every file of the evidence with its hash; `undefined` for one that can't be read. */
/** Where a file's link stands in the chain. */
export type LinkPlace = Pick<Finding, 'link' | 'chainBytes'>;

/** Eight cameras for a day and a night make half of it: no proof of a true seal is larger; a larger one is not read. */
export const mostProofBytes = 64 * 1024 * 1024;

export async function readSmallFile(source: EvidenceSource, name: string): Promise<Buffer | undefined> {
  const file = source.files.find((candidate) => candidate.path === name);
  if (!file) return undefined;
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of file.read()) {
      bytes += piece.length;
      if (bytes > mostProofBytes) return undefined;
      pieces.push(Buffer.from(piece));
    }
  } catch {
    // It is hashed with the others, and found unreadable there.
    return undefined;
  }
  return Buffer.concat(pieces);
}

/** Every listed file is there and is what was sealed, and nothing else is there. */
export async function checkFiles(
  source: EvidenceSource,
  manifest: Manifest,
  hashed: HashedSource,
  linkOf: ReadonlyMap<string, LinkPlace>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const sealedAs = new Map(manifest.files.map((file) => [file.sha256, file.path]));
  const listed = new Set(manifest.files.map((file) => file.path));
  for (const file of manifest.files) {
    const link = linkOf.get(file.path);
    if (!hashed.files.has(file.path))
      findings.push({ code: 'file.missing', file: file.path, ...link, detail: `${file.bytes} bytes were sealed` });
    const now = hashed.files.get(file.path);
    if (!now || (now.sha256 === file.sha256 && now.bytes === file.bytes)) continue;
    const other = sealedAs.get(now.sha256);
    const size = now.bytes === file.bytes ? `SHA-256 is ${now.sha256}` : `${now.bytes} bytes, sealed with ${file.bytes}`;
    const detail = other === undefined ? size : `holds the contents of ${other}`;
    findings.push({ code: 'file.changed', file: file.path, ...link, mediaBytes: await changedRange(source, file), detail });
  }
  for (const [file, hash] of hashed.files) {
    if (listed.has(file) || isUnlisted(file)) continue;
    const other = hash && sealedAs.get(hash.sha256);
    findings.push({
      code: 'file.extra',
      file,
      detail: other === undefined ? 'not in the manifest' : `not in the manifest; holds the contents of ${other}`,
    });
  }
  return findings;
}

/** From the first block that differs to the end of the last; the whole file where it was sealed as one block. */
async function changedRange(source: EvidenceSource, sealed: ListedFile): Promise<readonly [number, number]> {
  const file = source.files.find((candidate) => candidate.path === sealed.path);
  const now = file && sealed.blocks ? await hashBlocks(file.read()).catch(() => undefined) : undefined;
  if (!now || !sealed.blocks) return [0, sealed.bytes];
  const before = sealed.blocks;
  const count = Math.max(before.length, now.blocks.length);
  const differs = Array.from({ length: count }, (_, index) => before[index] !== now.blocks[index]);
  return [differs.indexOf(true) * pieceBytes, Math.min((differs.lastIndexOf(true) + 1) * pieceBytes, Math.max(sealed.bytes, now.bytes))];
}
