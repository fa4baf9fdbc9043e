import { setTimeout as pause } from 'node:timers/promises';
import { confirmation, instruction, picture } from './fingerprint-packets';
import { FingerprintLine } from './fingerprint-line';
import { greyPng } from './grey-png';
import { ThumbprintError } from './thumbprint-reader';
import type { Thumbprint, ThumbprintReader } from './thumbprint-reader';

export interface ThumbprintReaderAddress {
  /** Serial device, such as /dev/ttyUSB1. */
  readonly path: string;
  readonly baudRate: number;
}

const lookEveryMs = 150;
const lookForMs = 60_000;

/**
 * A module of the R30x family (AS608, FPM10A, ZFM-20) on a serial line, opened and greeted. Rejects with `thumbprint.reader-missing` when the
 * port is missing, in use or silent. `capture` gives up with `thumbprint.no-finger` after `fingerWithinMs` (a minute).
 */
export async function openThumbprintReader(
  address: ThumbprintReaderAddress,
  options: { fingerWithinMs?: number } = {},
): Promise<ThumbprintReader> {
  return new UartThumbprintReader(address, await openLine(address), options.fingerWithinMs ?? lookForMs);
}

async function openLine(address: ThumbprintReaderAddress): Promise<FingerprintLine> {
  const line = await FingerprintLine.open(address.path, address.baudRate);
  try {
    await greet(line);
    return line;
  } catch (error) {
    await line.close();
    throw error;
  }
}

async function greet(line: FingerprintLine): Promise<void> {
  const reply = await line.ask([instruction.verifyPassword, 0, 0, 0, 0]);
  if (reply[0] !== confirmation.ok)
    throw new ThumbprintError('thumbprint.reader-missing', `the reader refuses the password (${reply[0] ?? 'no code'})`);
}

async function readIdentity(line: FingerprintLine): Promise<string> {
  const reply = await line.ask([instruction.readSystem]);
  if (reply[0] !== confirmation.ok || reply.length < 17)
    throw new ThumbprintError('thumbprint.reader-missing', 'the reader does not say what it is');
  return `R30x system ${hex(reply.readUInt16BE(3), 4)} address ${hex(reply.readUInt32BE(9), 8)}`;
}

class UartThumbprintReader implements ThumbprintReader {
  readonly #address: ThumbprintReaderAddress;
  readonly #fingerWithinMs: number;
  #line: FingerprintLine;
  #closed = false;

  constructor(address: ThumbprintReaderAddress, line: FingerprintLine, fingerWithinMs: number) {
    this.#address = address;
    this.#line = line;
    this.#fingerWithinMs = fingerWithinMs;
  }

  /** Asked anew each time, so that the answer also says that the reader is there. */
  async identity(): Promise<string> {
    return readIdentity(await this.#openedLine());
  }

  async capture(signal?: AbortSignal): Promise<Thumbprint> {
    const line = await this.#openedLine();
    const device = await readIdentity(line);
    const at = await this.#waitForFinger(line, signal);
    // The picture stays in the module: a disturbed transfer is asked for once more, without a second touch.
    const points = (await line.picture()) ?? (await line.picture());
    mayGoOn(signal);
    if (!points) throw new ThumbprintError('thumbprint.transfer-failed', 'the picture arrived damaged twice');
    const { widthPx, heightPx } = picture;
    return { image: greyPng(widthPx, heightPx, points), widthPx, heightPx, at, device };
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#line.close();
  }

  /** A reader that was unplugged is opened again when it is next needed. */
  async #openedLine(): Promise<FingerprintLine> {
    if (this.#closed) throw new ThumbprintError('thumbprint.reader-missing', 'the reader is closed');
    if (!this.#line.isOpen) this.#line = await openLine(this.#address);
    return this.#line;
  }

  async #waitForFinger(line: FingerprintLine, signal: AbortSignal | undefined): Promise<Date> {
    const deadline = performance.now() + this.#fingerWithinMs;
    while (performance.now() < deadline) {
      mayGoOn(signal);
      const reply = await line.ask([instruction.takePicture]);
      if (reply[0] === confirmation.ok) return new Date();
      // Every other answer (no finger, picture too poor) is met by looking again.
      await pause(lookEveryMs, undefined, { ...(signal && { signal }) }).catch(() => undefined);
    }
    throw new ThumbprintError('thumbprint.no-finger', `no finger within ${this.#fingerWithinMs} ms`);
  }
}

function mayGoOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ThumbprintError('thumbprint.cancelled', 'nobody waits for the thumbprint any more');
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
