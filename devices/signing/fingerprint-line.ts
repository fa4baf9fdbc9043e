import { SerialPort } from 'serialport';
import { awakeFor, isOver } from '../awake-for';
import { OneAtATime } from '../one-at-a-time';
import { confirmation, encodePacket, instruction, packetKind, picture, readPackets } from './fingerprint-packets';
import type { Packet } from './fingerprint-packets';
import { ThumbprintError } from './thumbprint-reader';

const broadcast = 0xffffffff;
/** Taking a picture is the slowest instruction. */
const replyWithinMs = 1000;
/** Between two packets of a picture; the whole takes about 8 s at 57600 baud. */
const packetWithinMs = 800;

/** The serial line to one reader: one question at a time. */
export class FingerprintLine {
  readonly #port: SerialPort;
  #rest: Buffer = Buffer.alloc(0);
  #waiting: Packet[] = [];
  #wake: () => void = () => undefined;
  readonly #turn = new OneAtATime();

  private constructor(port: SerialPort) {
    this.#port = port;
    port.on('data', (bytes: Buffer) => {
      const { packets, rest } = readPackets(Buffer.concat([this.#rest, bytes]));
      this.#rest = rest;
      this.#waiting.push(...packets);
      this.#wake();
    });
    port.on('close', () => this.#wake());
    port.on('error', () => this.#wake());
  }

  static async open(path: string, baudRate: number): Promise<FingerprintLine> {
    const port = new SerialPort({ path, baudRate, lock: true, autoOpen: false });
    const line = new FingerprintLine(port);
    await new Promise<void>((resolve, reject) => {
      port.open((error) => {
        if (error) reject(new ThumbprintError('thumbprint.reader-missing', `${path} can't be opened (${error.message})`));
        else resolve();
      });
    });
    return line;
  }

  get isOpen(): boolean {
    return this.#port.isOpen;
  }

  /** The payload of the reply. A reader that doesn't answer is asked once more, then counts as missing. */
  ask(command: readonly number[]): Promise<Buffer> {
    return this.#turn.run(async () => {
      for (let attempt = 0; attempt < 2; attempt++) {
        this.#send(command);
        const reply = await this.#next(replyWithinMs, (packet) => packet.kind === packetKind.reply);
        if (reply && reply.payload[0] !== confirmation.receiveError) return reply.payload;
      }
      throw new ThumbprintError('thumbprint.reader-missing', this.#port.isOpen ? 'the reader does not answer' : 'the port is closed');
    });
  }

  /** The picture taken last, as the reader sends it; undefined when packets were lost or damaged on the way. */
  picture(): Promise<Buffer | undefined> {
    return this.#turn.run(async () => {
      this.#send([instruction.upImage]);
      const reply = await this.#next(replyWithinMs, (packet) => packet.kind === packetKind.reply);
      if (reply?.payload[0] !== confirmation.ok) return undefined;
      const parts: Buffer[] = [];
      for (;;) {
        const packet = await this.#next(packetWithinMs, ({ kind }) => kind === packetKind.data || kind === packetKind.lastData);
        if (!packet) return undefined;
        parts.push(packet.payload);
        if (packet.kind === packetKind.lastData) break;
      }
      const points = Buffer.concat(parts);
      return points.length === picture.bytes ? points : undefined;
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#port.isOpen) this.#port.close(() => resolve());
      else resolve();
    });
  }

  #send(command: readonly number[]): void {
    this.#rest = Buffer.alloc(0);
    this.#waiting = [];
    // A failing write shows as a missing reply.
    if (this.#port.isOpen)
      this.#port.write(encodePacket({ address: broadcast, kind: packetKind.command, payload: Buffer.from(command) }), () => undefined);
  }

  async #next(withinMs: number, wanted: (packet: Packet) => boolean): Promise<Packet | undefined> {
    const patience = awakeFor(withinMs);
    try {
      for (;;) {
        while (this.#waiting.length > 0) {
          const packet = this.#waiting.shift();
          if (packet && wanted(packet)) return packet;
        }
        if (!this.#port.isOpen) return undefined;
        const woken = new Promise<void>((resolve) => (this.#wake = resolve));
        if ((await Promise.race([woken, patience.over])) === isOver) return undefined;
      }
    } finally {
      patience.stop();
    }
  }
}
