import type { PaperKind } from '../contract/entry';

/** 20 MB: a scanned paper of many pages; more is a mistake in the choice. */
export const largestPaperBytes = 20_000_000;

const beginnings: readonly (readonly [PaperKind, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** How the name of a file of that kind ends. */
export const paperEndings = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const satisfies Record<
  PaperKind,
  string
>;

/** What a file is by its content, whatever it is called; undefined for anything that isn't a paper. */
export function paperKind(bytes: Uint8Array): PaperKind | undefined {
  return beginnings.find(([, begin]) => bytes.length > begin.length && begin.every((byte, index) => bytes[index] === byte))?.[0];
}
