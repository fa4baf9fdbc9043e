/** 8 bits with start and stop. */
const bitsOfCharacter = 10;

export function lineMs(bytes: number, baudRate: number): number {
  return (bytes * bitsOfCharacter * 1000) / baudRate;
}

/** Puts bytes on the line as a UART does, one after the other at the baud rate; what is handed in meanwhile waits for its turn. */
export class PacedSender {
  #waiting: Buffer = Buffer.alloc(0);
  #dueMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly baudRate: number,
    private readonly put: (bytes: Buffer) => void,
  ) {}

  send(bytes: Uint8Array): void {
    if (this.#waiting.length === 0) this.#dueMs = performance.now() + lineMs(1, this.baudRate);
    this.#waiting = Buffer.concat([this.#waiting, bytes]);
    this.#timer ??= setTimeout(() => this.#tick(), 1);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #tick(): void {
    const each = lineMs(1, this.baudRate);
    const due = Math.min(this.#waiting.length, Math.floor((performance.now() - this.#dueMs) / each) + 1);
    if (due > 0) {
      this.put(this.#waiting.subarray(0, due));
      this.#waiting = this.#waiting.subarray(due);
      this.#dueMs += due * each;
    }
    this.#timer = this.#waiting.length > 0 ? setTimeout(() => this.#tick(), 1) : undefined;
  }
}
