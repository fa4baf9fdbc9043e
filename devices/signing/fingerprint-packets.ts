/** What a packet of the R30x family (R305, AS608, FPM10A, ZFM-20) carries. */
export const packetKind = { command: 0x01, data: 0x02, reply: 0x07, lastData: 0x08 } as const;

export const instruction = { takePicture: 0x01, upImage: 0x0a, readSystem: 0x0f, verifyPassword: 0x13 } as const;

/** The first byte of a reply. */
export const confirmation = {
  ok: 0x00,
  receiveError: 0x01,
  noFinger: 0x02,
  pictureFailed: 0x03,
  uploadFailed: 0x0f,
  wrongPassword: 0x13,
} as const;

/** The glass of the family: 256 × 288 points of 4 bits, two a byte, left point in the high half. */
export const picture = { widthPx: 256, heightPx: 288, bytes: (256 * 288) / 2 } as const;

export interface Packet {
  readonly address: number;
  readonly kind: number;
  readonly payload: Buffer;
}

const headBytes = 9;
const longestPayload = 256;

/** Header EF01, address, kind, length of what follows, payload, sum of kind, length and payload. */
export function encodePacket({ address, kind, payload }: Packet): Buffer {
  const bytes = Buffer.alloc(headBytes + payload.length + 2);
  bytes.writeUInt16BE(0xef01, 0);
  bytes.writeUInt32BE(address, 2);
  bytes.writeUInt8(kind, 6);
  bytes.writeUInt16BE(payload.length + 2, 7);
  payload.copy(bytes, headBytes);
  bytes.writeUInt16BE(sumOf(bytes.subarray(6, -2)), bytes.length - 2);
  return bytes;
}

/** The whole packets among `received`, and what may be the beginning of the next. Noise and damaged packets are passed over. */
export function readPackets(received: Buffer): { packets: Packet[]; rest: Buffer } {
  const packets: Packet[] = [];
  let at = 0;
  for (;;) {
    at = received.indexOf(0xef, at);
    if (at < 0) return { packets, rest: Buffer.alloc(0) };
    const packet = packetAt(received.subarray(at));
    if (packet === 'incomplete') {
      // What looks like a beginning may be noise that asks for bytes which never come: a whole packet behind it wins.
      const later = at + 1 < received.length ? readPackets(received.subarray(at + 1)) : undefined;
      if (!later || later.packets.length === 0) return { packets, rest: received.subarray(at) };
      return { packets: [...packets, ...later.packets], rest: later.rest };
    }
    if (packet === 'none') at += 1;
    else {
      packets.push(packet);
      at += headBytes + packet.payload.length + 2;
    }
  }
}

function packetAt(bytes: Buffer): Packet | 'incomplete' | 'none' {
  if (bytes.length < 2) return 'incomplete';
  if (bytes[1] !== 0x01) return 'none';
  if (bytes.length < headBytes) return 'incomplete';
  const length = bytes.readUInt16BE(7);
  if (length < 2 || length > longestPayload + 2) return 'none';
  if (bytes.length < headBytes + length) return 'incomplete';
  const body = bytes.subarray(6, headBytes + length - 2);
  if (sumOf(body) !== bytes.readUInt16BE(headBytes + length - 2)) return 'none';
  return { address: bytes.readUInt32BE(2), kind: bytes.readUInt8(6), payload: Buffer.from(body.subarray(3)) };
}

function sumOf(bytes: Buffer): number {
  return bytes.reduce((sum, byte) => (sum + byte) & 0xffff, 0);
}
