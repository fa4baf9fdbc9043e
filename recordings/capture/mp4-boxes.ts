import { boxSize, typeCode } from './mp4-box';
import { readMoof } from './mp4-fragment';
import type { FragmentFacts } from './mp4-fragment';
import { readMoov } from './mp4-init';
import type { InitFacts } from './mp4-init';

/** What a growing fragmented MP4 consists of. `bytes` are the file's own, whole boxes. */
export type Mp4Piece =
  | { readonly kind: 'init'; readonly bytes: Buffer; readonly facts: InitFacts }
  | { readonly kind: 'fragment'; readonly bytes: Buffer; readonly facts: FragmentFacts }
  /** What follows is no MP4; nothing more comes of this file. */
  | { readonly kind: 'broken' };

/** A fragment holds one picture: the largest of a camera is some MB. */
const MAX_BOX_BYTES = 16 * 1024 * 1024;
/** A head is much smaller: what waits for the end of a larger one may be media behind a size that isn't true. */
const MAX_TORN_HEAD_BYTES = 4096;

const FTYP = typeCode('ftyp');
const MOOV = typeCode('moov');
const MOOF = typeCode('moof');
const MDAT = typeCode('mdat');
/** How media is to be read, and where it lies: none of it is in these. */
const HEADS: readonly number[] = [FTYP, MOOV, typeCode('mfra')];
const EMPTY = Buffer.alloc(0);

/**
 * Takes a file's bytes in any portions and gives each piece once, as soon as it is whole. Pieces are views into the portions:
 * a portion that was pushed may not be written to again.
 */
export class Mp4Parser {
  private pending: Buffer = EMPTY;
  private head: Buffer[] = [];
  private broken = false;
  private hasMore = false;

  push(portion: Uint8Array): Mp4Piece[] {
    if (this.broken) return [];
    const bytes =
      this.pending.length === 0 ? Buffer.from(portion.buffer, portion.byteOffset, portion.length) : Buffer.concat([this.pending, portion]);
    const pieces: Mp4Piece[] = [];
    // A moof waits for its mdat: from here on nothing was given out yet.
    let kept = 0;
    let moof: Buffer | undefined;
    for (let at = 0; ;) {
      const size = boxSize(bytes, at);
      if (size === undefined) break;
      if (size < 8 || size > MAX_BOX_BYTES) {
        this.broken = true;
        this.hasMore = true;
        pieces.push({ kind: 'broken' });
        break;
      }
      const end = at + size;
      if (end > bytes.length) break;
      const type = bytes.readUInt32BE(at + 4);
      this.hasMore ||= !HEADS.includes(type);
      if (type === MOOF) {
        moof = bytes.subarray(at, end);
        kept = at;
      } else {
        const piece = type === MDAT && moof ? fragmentOf(moof, bytes.subarray(kept, end)) : this.headOf(type, bytes.subarray(at, end));
        if (piece) pieces.push(piece);
        moof = undefined;
        kept = end;
      }
      at = end;
    }
    this.pending = kept === bytes.length ? EMPTY : bytes.subarray(kept);
    return pieces;
  }

  /** How much of a moof stands at the end that was never finished; 0 where what is cut is media. */
  get tornMoofBytes(): number {
    const size = this.broken ? undefined : boxSize(this.pending, 0);
    const isTorn = size !== undefined && size > this.pending.length && this.pending.readUInt32BE(4) === MOOF;
    return isTorn && this.pending.length <= MAX_TORN_HEAD_BYTES ? this.pending.length : 0;
  }

  /** Nothing came but heads, the last of them whole or torn: there is surely no media in it. */
  get isHeadOnly(): boolean {
    if (this.hasMore || this.pending.length > MAX_TORN_HEAD_BYTES) return false;
    return this.pending.length < 8 || [...HEADS, MOOF].includes(this.pending.readUInt32BE(4));
  }

  private headOf(type: number, box: Buffer): Mp4Piece | undefined {
    if (type === FTYP) this.head = [box];
    return type === MOOV ? { kind: 'init', bytes: Buffer.concat([...this.head, box]), facts: readMoov(box) } : undefined;
  }
}

function fragmentOf(moof: Buffer, bytes: Buffer): Mp4Piece {
  return { kind: 'fragment', bytes, facts: readMoof(moof) };
}
