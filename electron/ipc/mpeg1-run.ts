import { PassThrough } from 'node:stream';
import { openMpeg1Stream } from '../../devices/cameras/mpeg1-stream';
import { JoinedTimes } from '../../recordings/capture/joined-times';
import { Mp4Parser } from '../../recordings/capture/mp4-boxes';
import type { InitFacts } from '../../recordings/capture/mp4-init';

/** A transcoder that reads this much too little is too slow to show anything live. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const PACKET_BYTES = 188;

/** One transcoder process: fragments of files that follow each other go in as one file, whole MPEG-TS packets come out. */
export class Mpeg1Run {
  private readonly input = new PassThrough();
  private readonly times = new JoinedTimes();
  private readonly stream: { close(): void };
  private parser = new Mp4Parser();
  private facts: InitFacts | undefined;
  private rest: Buffer = Buffer.alloc(0);
  private ended = false;

  constructor(
    private readonly init: Uint8Array,
    private readonly onPackets: (packets: Uint8Array) => void,
    open: typeof openMpeg1Stream = openMpeg1Stream,
  ) {
    this.stream = open(
      this.input,
      (chunk) => this.give(chunk),
      () => (this.ended = true),
    );
    this.input.write(init);
    this.read(init);
  }

  get alive(): boolean {
    return !this.ended;
  }

  /** The next file of the same stream begins; false when it is another stream, which needs a run of its own. */
  nextFile(init: Uint8Array): boolean {
    if (Buffer.compare(this.init, init) !== 0) return false;
    this.times.nextFile();
    this.parser = new Mp4Parser();
    this.read(init);
    return true;
  }

  feed(bytes: Uint8Array): void {
    if (this.ended) return;
    if (this.input.readableLength + this.input.writableLength > MAX_WAITING_BYTES) {
      this.close();
      return;
    }
    for (const fragment of this.read(bytes)) this.input.write(fragment);
  }

  close(): void {
    this.ended = true;
    this.stream.close();
    this.input.destroy();
  }

  /** Gives the whole fragments, with times that go on where the file before ended. */
  private read(bytes: Uint8Array): Buffer[] {
    return this.parser.push(bytes).flatMap((piece) => {
      if (piece.kind === 'init') this.facts = piece.facts;
      return piece.kind === 'fragment' && this.facts ? [this.times.join(piece, this.facts)] : [];
    });
  }

  private give(chunk: Buffer): void {
    const bytes = Buffer.concat([this.rest, chunk]);
    const whole = bytes.length - (bytes.length % PACKET_BYTES);
    this.rest = bytes.subarray(whole);
    if (whole > 0 && !this.ended) this.onPackets(bytes.subarray(0, whole));
  }
}
