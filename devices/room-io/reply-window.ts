import { findReply } from './modbus-frames';

/** Longest thing kept while waiting for one reply; a chattering line can't fill the memory. */
const keptBytes = 1024;

/** What the line brings between a request and its reply. Whatever came before the request, or comes after the reply, belongs to nobody. */
export class ReplyWindow {
  #request: Buffer | undefined;
  #received = Buffer.alloc(0);

  open(request: Buffer): void {
    this.#request = request;
    this.#received = Buffer.alloc(0);
  }

  shut(): void {
    this.#request = undefined;
    this.#received = Buffer.alloc(0);
  }

  /** The reply, whole and once, as soon as it is among the bytes. */
  take(bytes: Buffer): Buffer | undefined {
    if (!this.#request) return undefined;
    this.#received = Buffer.concat([this.#received, bytes]).subarray(-keptBytes);
    const reply = findReply(this.#request, this.#received);
    if (reply) this.shut();
    return reply;
  }
}
