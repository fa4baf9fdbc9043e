import { sha256Of } from './hash-file';
import { noLink, readLink, type ChainLink } from './chain-link';

/** One line of a chain file as it stands; `link` is undefined where the line isn't a link to the byte. */
export interface ChainLine {
  /** Byte range in the file, end exclusive, without the newline. */
  readonly from: number;
  readonly to: number;
  readonly hash: string;
  readonly link: ChainLink | undefined;
}

/** Where so many lines are none, the rest isn't read line by line: sixty million empty ones would fill the memory. */
const mostBrokenLines = 1_000;
const mostLineBytes = 16 * 1024;

/** The complete lines of a chain file, and how many bytes of an incomplete last line follow them. */
export function readChainLines(content: Buffer): { lines: readonly ChainLine[]; tornBytes: number } {
  const lines: ChainLine[] = [];
  let from = 0;
  let broken = 0;
  for (let next = content.indexOf(10); next !== -1; next = content.indexOf(10, from)) {
    const to = broken < mostBrokenLines ? next : content.lastIndexOf(10);
    const bytes = content.subarray(from, to);
    const link = bytes.length > mostLineBytes ? undefined : readLink(bytes.toString('utf8'));
    if (!link) broken += 1;
    lines.push({ from, to, hash: sha256Of(bytes), link });
    from = to + 1;
  }
  return { lines, tornBytes: content.length - from };
}

export interface ChainBreak {
  readonly code: 'chain.broken' | 'chain.order' | 'chain.head';
  /** The place in the chain that is wrong, from 1. */
  readonly n: number;
  readonly at: ChainLine | undefined;
  readonly detail: string;
}

/**
 * What contradicts the chain's own rule, from the end: a line is right when its successor, itself right, carries its hash. `head`, where
 * signed, vouches for the last line, so that a break is laid to the line that changed and not to its neighbour.
 */
export function chainBreaks(lines: readonly ChainLine[], head?: { readonly count: number; readonly hash: string }): readonly ChainBreak[] {
  const breaks: ChainBreak[] = [];
  if (head && head.count !== lines.length)
    breaks.push({ code: 'chain.head', n: lines.length, at: lines.at(-1), detail: `${lines.length} links, sealed with ${head.count}` });
  let vouched = head?.count === lines.length ? head.hash : undefined;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    if (!line) continue;
    const n = index + 1;
    const changed = line.link === undefined || (vouched !== undefined && line.hash !== vouched);
    if (line.link === undefined) breaks.push({ code: 'chain.broken', n, at: line, detail: 'the line is not a link' });
    else if (changed) breaks.push({ code: 'chain.broken', n, at: line, detail: 'the line is not the one its successor or the seal names' });
    if (line.link && line.link.n !== n)
      breaks.push({ code: 'chain.order', n, at: line, detail: `link ${line.link.n} stands at place ${n}` });
    const before = lines[index - 1]?.hash ?? noLink;
    // A changed line vouches for nothing, except where its word is still true.
    const named = line.link?.previous;
    vouched = changed && named !== before ? undefined : named;
    if (index === 0 && vouched !== undefined && vouched !== noLink)
      breaks.push({ code: 'chain.broken', n, at: line, detail: 'the first link names a predecessor' });
  }
  return breaks.reverse();
}
