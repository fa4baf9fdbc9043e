import JSMpeg from '@cycjimmy/jsmpeg-player';
import type { LiveChunk } from '../../../services/contract/events';

const videoStream = 0xe0;
/** Several key frames at the transcoder's rate; what is written is decoded at once. */
const bufferBytes = 1024 * 1024;

/** Plays one camera's MPEG-1 on a canvas, each picture as it comes. Only the package's decoder is used: no network, no WebAssembly. */
export class Mpeg1Player {
  private readonly surface: InstanceType<typeof JSMpeg.Renderer.Canvas2D>;
  private demuxer: InstanceType<typeof JSMpeg.Demuxer.TS> | undefined;
  private closed = false;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly onPicture: () => void,
  ) {
    this.surface = new JSMpeg.Renderer.Canvas2D({ canvas });
  }

  push({ kind, mimeType, bytes }: LiveChunk): void {
    if (this.closed || kind !== 'mpeg1') return;
    // A stream that begins anew may be of another size.
    if (!this.demuxer || mimeType !== undefined) this.demuxer = this.begin();
    try {
      this.demuxer.write(bytes);
    } catch {
      // Damaged pictures are no picture; the next key frame is.
      this.demuxer = undefined;
    }
  }

  close(): void {
    this.closed = true;
  }

  private begin(): InstanceType<typeof JSMpeg.Demuxer.TS> {
    const decoder = new JSMpeg.Decoder.MPEG1Video({ streaming: true, decodeFirstFrame: false, videoBufferSize: bufferBytes });
    decoder.connect({
      resize: (width, height) => this.surface.resize(width, height),
      render: (...planes) => {
        this.surface.render(...planes);
        this.onPicture();
      },
    });
    const demuxer = new JSMpeg.Demuxer.TS();
    let begun = false;
    demuxer.connect(videoStream, {
      write: (pts, buffers) => {
        begun ||= beginsSequence(buffers[0]);
        if (!begun) return;
        decoder.write(pts, buffers);
        // One call looks at one start code: headers take calls of their own.
        while (decoder.bits.index < decoder.bits.byteLength << 3) decoder.decode();
      },
    });
    return demuxer;
  }
}

/** A sequence header, with which every key frame begins. The decoder alone would find it very late. */
function beginsSequence(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 1 && bytes[3] === 0xb3;
}
