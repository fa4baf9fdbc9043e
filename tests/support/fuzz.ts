import { randomBytesFrom } from './random';

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
const NUMBERS = [0, 1, 7, 8, 9, 15, 16, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff] as const;

/** Damages honest bytes as a hostile sender would: numbers at their edges, pieces cut, doubled, swapped, noise. */
export function damaged(random: Random, honest: Buffer): Buffer {
  let bytes: Buffer = Buffer.from(honest);
  for (let times = 1 + Math.floor(random() * 4); times > 0 && bytes.length > 8; times--) {
    const at = Math.floor(random() * (bytes.length - 4));
    const length = Math.floor(random() * Math.min(64, bytes.length - at));
    switch (Math.floor(random() * 5)) {
      case 0:
        bytes.writeUInt32BE(pick(random, NUMBERS) ?? 0, at);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 2:
        bytes = Buffer.concat([
          bytes.subarray(0, at + length),
          ...Array.from({ length: Math.floor(random() * 20) }, () => bytes.subarray(at, at + length)),
          bytes.subarray(at),
        ]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), randomBytesFrom(random, length), bytes.subarray(at)]);
        break;
      default:
        bytes.writeUInt8(Math.floor(random() * 256), at);
    }
  }
  return bytes;
}

/** The same bytes in portions of any size, as a wire or a file gives them. */
export function portions(random: Random, bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = 1 + Math.floor(random() * 400);
    found.push(bytes.subarray(at, at + length));
    at += length;
  }
  return found;
}
