import { chainFileName } from './chain-link';
import { chainBreaks, readChainLines } from './chain-lines';
import { isMediaFile, type Manifest } from './manifest';
import type { Finding } from './verification';
import type { HashedSource } from './hash-source';
import type { LinkPlace } from './verify-files';

export interface ChainCheck {
  readonly links: number;
  /** By the file that the link names. */
  readonly linkOf: ReadonlyMap<string, LinkPlace>;
  readonly findings: readonly Finding[];
}

/** Every link stands where it was written, and media and chain name each other. */
export function checkChain(content: Buffer | undefined, manifest: Manifest | undefined, hashed: HashedSource): ChainCheck {
  if (!content) return { links: 0, linkOf: new Map(), findings: [] };
  const { lines, tornBytes } = readChainLines(content);
  const head = manifest && { count: manifest.chain.count, hash: manifest.chain.head };
  const findings: Finding[] = chainBreaks(lines, head).map(({ code, n, at, detail }) => ({
    code,
    file: chainFileName,
    link: n,
    ...(at && { chainBytes: [at.from, at.to] as const }),
    detail,
  }));
  if (tornBytes > 0)
    findings.push({
      code: 'chain.broken',
      file: chainFileName,
      link: lines.length + 1,
      chainBytes: [content.length - tornBytes, content.length],
      detail: 'the last line is incomplete',
    });

  const linkOf = new Map<string, LinkPlace>();
  const sealed = new Map(manifest?.files.map((file) => [file.path, file]));
  for (const [index, { from, to, link }] of lines.entries()) {
    if (!link) continue;
    const place = { link: index + 1, chainBytes: [from, to] as const };
    const wrong = (detail: string) => findings.push({ code: 'chain.media', file: link.file, ...place, detail });
    if (linkOf.has(link.file)) wrong('a second link names the file');
    linkOf.set(link.file, place);
    // Where there is a manifest, the file itself is compared with that.
    const file = manifest ? sealed.get(link.file) : hashed.files.get(link.file);
    if (!file) wrong(manifest ? 'the link names a file that was not sealed' : 'the link names a file that is not there');
    else if (file.sha256 !== link.sha256 || file.bytes !== link.bytes) wrong('the link records other contents');
  }
  for (const file of sealed.keys())
    if (isMediaFile(file) && !linkOf.has(file))
      findings.push({ code: 'chain.no-link', file, detail: 'no link of the chain names this recording' });
  return { links: lines.length, linkOf, findings };
}
