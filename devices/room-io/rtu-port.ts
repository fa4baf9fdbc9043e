import { EventEmitter } from 'node:events';
import { SerialPort } from 'serialport';
import { findReply } from './modbus-frames';

/** Longest thing kept while waiting for one reply; a chattering line can't fill the memory. */
const keptBytes = 1024;

/**
 * The serial port as modbus-serial wants it (it takes any such object). The package's own port hands on the first bytes that look like
 * a header, so noise spoils the frames behind it; this one hands on only whole frames with a right CRC, and forgets what came before the request.
 */
export class RtuPort extends EventEmitter {
  readonly #serial: SerialPort;
  #request: Buffer | undefined;
  #received = Buffer.alloc(0);

  constructor(path: string, baudRate: number) {
    super();
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
    if (this.#serial.isOpen) this.#serial.close(done);
    else done(null);
  }

  write(request: Buffer): void {
    this.#request = request;
    this.#received = Buffer.alloc(0);
    // A failing write shows as a missing reply, and a pulled plug as `close`.
    this.#serial.write(request, () => undefined);
  }

  #take(bytes: Buffer): void {
    if (!this.#request) return;
    this.#received = Buffer.concat([this.#received, bytes]).subarray(-keptBytes);
    const reply = findReply(this.#request, this.#received);
    if (!reply) return;
    this.#request = undefined;
    this.emit('data', reply);
  }
}
