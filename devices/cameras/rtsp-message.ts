/** One RTSP request or reply. Header names are lower case; a header that comes twice is joined with ', '. */
export interface RtspMessage {
  readonly startLine: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}
/** What comes over an RTSP connection: messages, and RTP/RTCP packets interleaved between them (RFC 2326 §10.12). */
export type RtspItem =
  | { readonly kind: 'message'; readonly message: RtspMessage }
  | { readonly kind: 'packet'; readonly channel: number; readonly packet: Buffer };

/** What came is no RTSP, or has no end. */
export class UnreadableRtsp extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'UnreadableRtsp';
  }
}

const HEAD_LIMIT = 16 * 1024;
const BODY_LIMIT = 64 * 1024;
const DOLLAR = 0x24;

/** Cuts the bytes of an RTSP connection into items; throws `UnreadableRtsp` on what no sane peer sends. */
export class RtspReader {
  private rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): RtspItem[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const items: RtspItem[] = [];
    for (let item = this.next(); item !== undefined; item = this.next()) items.push(item);
    return items;
  }

  private next(): RtspItem | undefined {
    if (this.rest[0] === DOLLAR) return this.nextPacket();
    const headEnd = this.rest.indexOf('\r\n\r\n');
    if (headEnd > HEAD_LIMIT || (headEnd < 0 && this.rest.length > HEAD_LIMIT)) throw new UnreadableRtsp('RTSP header too long');
    if (headEnd < 0) return undefined;
    const [startLine = '', ...lines] = this.rest.toString('utf8', 0, headEnd).trimStart().split('\r\n');
    const headers = new Map<string, string>();
    for (const line of lines) {
      const colon = line.indexOf(':');
      if (colon < 0) continue;
      const name = line.slice(0, colon).trim().toLowerCase();
      const value = line.slice(colon + 1).trim();
      headers.set(name, headers.has(name) ? `${headers.get(name) ?? ''}, ${value}` : value);
    }
    const told = headers.get('content-length') ?? '0';
    const bodyLength = /^\d{1,9}$/.test(told) ? Number(told) : Infinity;
    if (bodyLength > BODY_LIMIT) throw new UnreadableRtsp('RTSP body too long');
    const end = headEnd + 4 + bodyLength;
    if (this.rest.length < end) return undefined;
    const body = this.rest.toString('utf8', headEnd + 4, end);
    this.rest = this.rest.subarray(end);
    return { kind: 'message', message: { startLine, headers, body } };
  }

  private nextPacket(): RtspItem | undefined {
    if (this.rest.length < 4) return undefined;
    const end = 4 + this.rest.readUInt16BE(2);
    if (this.rest.length < end) return undefined;
    const item: RtspItem = { kind: 'packet', channel: this.rest.readUInt8(1), packet: this.rest.subarray(4, end) };
    this.rest = this.rest.subarray(end);
    return item;
  }
}

export function writeRtspMessage(startLine: string, headers: Readonly<Record<string, string>>, body = ''): string {
  const all = body === '' ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${startLine}\r\n${lines.join('')}\r\n${body}`;
}

/** An RTP or RTCP packet as it goes between messages. */
export function interleaved(channel: number, packet: Buffer): Buffer {
  const head = Buffer.from([DOLLAR, channel, packet.length >> 8, packet.length & 255]);
  return Buffer.concat([head, packet]);
}
