import { boxSize } from './mp4-box';
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

const MAX_BOX_BYTES = 256 * 1024 * 1024;

/** Takes a file's bytes in any portions and gives each piece once, as soon as it is whole. */
export class Mp4Parser {
  private pending: Buffer = Buffer.alloc(0);
  private head: Buffer[] = [];
  private moof: Buffer | undefined;
  private broken = false;

  push(portion: Uint8Array): Mp4Piece[] {
    if (this.broken) return [];
    this.pending = Buffer.concat([this.pending, portion]);
    const pieces: Mp4Piece[] = [];
    let at = 0;
    for (;;) {
      const size = boxSize(this.pending, at);
      if (size === undefined) break;
      if (size < 8 || size > MAX_BOX_BYTES) {
        this.broken = true;
        pieces.push({ kind: 'broken' });
        break;
      }
      if (at + size > this.pending.length) break;
      const piece = this.take(this.pending.subarray(at, at + size));
      if (piece) pieces.push(piece);
      at += size;
    }
    // The remainder is copied: pieces that were handed out keep their own memory.
    this.pending = Buffer.from(this.pending.subarray(at));
    return pieces;
  }

  private take(box: Buffer): Mp4Piece | undefined {
    switch (box.toString('latin1', 4, 8)) {
      case 'ftyp':
        this.head = [box];
        return undefined;
      case 'moov':
        return { kind: 'init', bytes: Buffer.concat([...this.head, box]), facts: readMoov(box) };
      case 'moof':
        this.moof = box;
        return undefined;
      case 'mdat': {
        const { moof } = this;
        this.moof = undefined;
        return moof && { kind: 'fragment', bytes: Buffer.concat([moof, box]), facts: readMoof(moof) };
      }
      default:
        return undefined;
    }
  }
}
