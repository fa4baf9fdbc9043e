import type { DiscMedia } from './disc-burner';

const blockBytes = 2048;

/** What `xorriso -outdev … -toc` says about the disc in the drive; undefined when it says nothing about a disc. */
export function readToc(lines: readonly string[]): DiscMedia | undefined {
  const kind = valueOf(lines, 'Media current');
  const status = valueOf(lines, 'Media status');
  if (kind === undefined || status === undefined) return undefined;
  if (status.startsWith('is blank')) {
    const writable = /(\d+) writable/.exec(valueOf(lines, 'Media blocks') ?? '')?.[1];
    return writable === undefined ? undefined : { state: 'blank', kind, capacityBytes: Number(writable) * blockBytes };
  }
  if (status.startsWith('is written')) {
    const data = /(\d+) data blocks/.exec(valueOf(lines, 'Media summary') ?? '')?.[1];
    return { state: 'written', kind, writtenBytes: Number(data ?? 0) * blockBytes };
  }
  return { state: 'none' };
}

/** The last line that begins with `key`: the tool looks again after a burn. */
function valueOf(lines: readonly string[], key: string): string | undefined {
  const line = lines.findLast((text) => text.replace(/\s*:.*/, '') === key);
  return line?.slice(line.indexOf(':') + 1).trim();
}

const kinds: readonly (readonly [capacityBytes: number, kind: string])[] = [
  [2_295_104 * blockBytes, 'DVD+R'],
  [2_298_496 * blockBytes, 'DVD-R'],
  [12_219_392 * blockBytes, 'BD-R'],
];

/** The kind of disc a pseudo-drive of this capacity stands for. */
export function kindOfCapacity(capacityBytes: number): string {
  return kinds.find(([capacity]) => capacity === capacityBytes)?.[1] ?? 'disc';
}
