import type { LiveChunk } from '../../services/contract/events';

const kinds = ['init', 'media', 'mpeg1'] as const;
const headBytes = 6;

/** Puts the pieces of a stream together again: what is whole comes out, the rest waits. The frames are electron/remote-view/live-frames.ts's. */
export class LiveStreamReader {
  private rest = new Uint8Array(0);

  constructor(private readonly cameraId: string) {}

  take(piece: Uint8Array): readonly LiveChunk[] {
    const bytes = new Uint8Array(this.rest.length + piece.length);
    bytes.set(this.rest);
    bytes.set(piece, this.rest.length);
    const chunks: LiveChunk[] = [];
    let at = 0;
    while (bytes.length - at >= headBytes) {
      const view = new DataView(bytes.buffer, at, headBytes);
      const kind = kinds[view.getUint8(0)];
      if (!kind) throw new Error('not a frame of the remote view');
      const type = view.getUint8(1);
      const end = at + headBytes + type + view.getUint32(2);
      if (end > bytes.length) break;
      const body = at + headBytes + type;
      const mimeType = type === 0 ? undefined : new TextDecoder().decode(bytes.subarray(at + headBytes, body));
      chunks.push({ cameraId: this.cameraId, kind, mimeType, bytes: bytes.slice(body, end) });
      at = end;
    }
    this.rest = bytes.slice(at);
    return chunks;
  }
}
