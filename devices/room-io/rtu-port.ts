import { EventEmitter } from 'node:events';
import { SerialPort } from 'serialport';
import { ReplyWindow } from './reply-window';

/** A line that never rests is written into all the same: the reply then has to be found in the noise. */
const longestWaitMs = 20;

/**
 * The serial port as modbus-serial wants it (it takes any such object). The package's own port hands on the first bytes that look like
 * a header, so noise spoils the frames behind it; this one hands on only whole frames with a right CRC, and forgets what came before the request.
 * A request waits until the line was silent for 3.5 characters, as Modbus asks: the echo of a doubled or late reply is not taken for the next one.
 */
export class RtuPort extends EventEmitter {
  readonly #serial: SerialPort;
  readonly #window = new ReplyWindow();
  readonly #silenceMs: number;
  #heardMs = 0;
  #waiting: NodeJS.Timeout | undefined;

  constructor(path: string, baudRate: number) {
    super();
    this.#silenceMs = silenceMs(baudRate);
    this.#serial = new SerialPort({ path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, lock: true, autoOpen: false });
    this.#serial.on('data', (bytes: Buffer) => this.#take(bytes));
    this.#serial.on('close', () => this.emit('close'));
    this.#serial.on('error', (error) => this.emit('error', error));
  }

  get isOpen(): boolean {
    return this.#serial.isOpen;
  }

  open(done: (error: Error | null) => void): void {
    this.#serial.open(done);
  }

  close(done: (error: Error | null) => void): void {
    clearTimeout(this.#waiting);
    if (this.#serial.isOpen) this.#serial.close(done);
    else done(null);
  }

  write(request: Buffer): void {
    clearTimeout(this.#waiting);
    this.#window.shut();
    this.#whenSilent(performance.now() + longestWaitMs, () => {
      this.#window.open(request);
      // A failing write shows as a missing reply, and a pulled plug as `close`.
      if (this.#serial.isOpen) this.#serial.write(request, () => undefined);
    });
  }

  #whenSilent(latestMs: number, act: () => void): void {
    const now = performance.now();
    const restMs = Math.min(this.#heardMs + this.#silenceMs, latestMs) - now;
    if (restMs <= 0) act();
    else this.#waiting = setTimeout(() => this.#whenSilent(latestMs, act), restMs);
  }

  #take(bytes: Buffer): void {
    this.#heardMs = performance.now();
    const reply = this.#window.take(bytes);
    if (reply) this.emit('data', reply);
  }
}

/** 3.5 characters of 11 bits; above 19200 baud a fixed 1.75 ms. */
function silenceMs(baudRate: number): number {
  return baudRate > 19_200 ? 1.75 : (3.5 * 11 * 1000) / baudRate;
}
