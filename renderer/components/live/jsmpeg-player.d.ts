/** The parts of @cycjimmy/jsmpeg-player 6.1.2 used here; the package has no types of its own. */
declare module '@cycjimmy/jsmpeg-player' {
  type Planes = readonly [y: Uint8ClampedArray, cr: Uint8ClampedArray, cb: Uint8ClampedArray, clamped: boolean];

  interface Ts {
    connect(streamId: number, destination: { write(pts: number, buffers: readonly Uint8Array[]): void }): void;
    write(bytes: Uint8Array): void;
  }

  interface Mpeg1Video {
    /** Positions of the next bit to read and, in bytes, of the end. */
    readonly bits: { readonly index: number; readonly byteLength: number };
    connect(destination: { resize(width: number, height: number): void; render(...planes: Planes): void }): void;
    write(pts: number, buffers: readonly Uint8Array[]): void;
    /** Looks at the next start code only; false when that begins no picture. */
    decode(): boolean;
  }

  interface Canvas2D {
    resize(width: number, height: number): void;
    render(...planes: Planes): void;
  }

  const JSMpeg: {
    readonly Demuxer: { readonly TS: new () => Ts };
    readonly Decoder: {
      readonly MPEG1Video: new (options: {
        readonly streaming: boolean;
        readonly decodeFirstFrame: boolean;
        readonly videoBufferSize: number;
      }) => Mpeg1Video;
    };
    readonly Renderer: { readonly Canvas2D: new (options: { readonly canvas: HTMLCanvasElement }) => Canvas2D };
  };
  export default JSMpeg;
}
