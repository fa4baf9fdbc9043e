import { boxHead, boxesIn, readFragment, readInit, type Mp4Init } from './mp4-boxes';

export type Mp4Piece =
  | { readonly kind: 'init'; readonly bytes: Buffer; readonly init: Mp4Init }
  /** A whole moof + mdat. */
  | { readonly kind: 'fragment'; readonly bytes: Buffer; readonly videoFrames: number; readonly videoSeconds: number; readonly beginsWithKey: boolean };

const largestBoxBytes = 256 * 1024 * 1024;

/** Cuts a growing fragmented MP4 into its parts as the bytes come; a box is handed out when it is whole. */
export class FragmentReader {
  private rest: Buffer = Buffer.alloc(0);
  private pending: Buffer[] = [];
  private init: Mp4Init | undefined;

  /** Throws when the bytes can't be a fragmented MP4 that we write. */
  push(chunk: Buffer): readonly Mp4Piece[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const pieces: Mp4Piece[] = [];
    for (;;) {
      const head = boxHead(this.rest, 0);
      if (!head) break;
      if (head.size < head.headBytes || head.size > largestBoxBytes) throw new Error(`impossible box ${head.type} of ${head.size} bytes`);
      if (this.rest.length < head.size) break;
      const box = this.rest.subarray(0, head.size);
      this.rest = this.rest.subarray(head.size);
      const piece = this.take(head.type, box, box.subarray(head.headBytes));
      if (piece) pieces.push(piece);
    }
    return pieces;
  }

  private take(type: string, box: Buffer, body: Buffer): Mp4Piece | undefined {
    switch (type) {
      case 'ftyp':
      case 'moof':
        this.pending = [box];
        return undefined;
      case 'moov': {
        this.init = readInit(body);
        return { kind: 'init', bytes: this.release(box), init: this.init };
      }
      case 'mdat':
        return this.fragment(box);
      default:
        return undefined;
    }
  }

  private fragment(mdat: Buffer): Mp4Piece | undefined {
    const moof = this.pending[0];
    if (!moof || !this.init) return undefined;
    const video = this.init.tracks.find((track) => track.kind === 'video');
    const body = boxesIn(moof)[0]?.body ?? Buffer.alloc(0);
    const run = readFragment(body).tracks.find((track) => track.id === video?.id);
    return {
      kind: 'fragment',
      bytes: this.release(mdat),
      videoFrames: run?.samples ?? 0,
      videoSeconds: run && video && video.timescale > 0 ? run.durationTicks / video.timescale : 0,
      beginsWithKey: (run?.samples ?? 0) > 0 && (run?.beginsWithKey ?? false),
    };
  }

  private release(last: Buffer): Buffer {
    const bytes = Buffer.concat([...this.pending, last]);
    this.pending = [];
    return bytes;
  }
}
