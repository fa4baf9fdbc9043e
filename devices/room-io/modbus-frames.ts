/** CRC-16/MODBUS over `bytes`; sent low byte first. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

/** `body` (unit, function, data) with its CRC behind it. */
export function sealFrame(body: Uint8Array): Buffer {
  const frame = Buffer.alloc(body.length + 2);
  frame.set(body);
  frame.writeUInt16LE(crc16(body), body.length);
  return frame;
}

export function hasValidCrc(frame: Uint8Array): boolean {
  if (frame.length < 4) return false;
  const end = frame.length - 2;
  return (frame[end] ?? 0) + ((frame[end + 1] ?? 0) << 8) === crc16(frame.subarray(0, end));
}

const exceptionLength = 5;

/** How long the good reply to `request` is, in bytes with CRC; undefined for functions this room doesn't use. */
function replyLength(request: Buffer): number | undefined {
  switch (request[1] ?? 0) {
    case 1:
    case 2:
      return 5 + Math.ceil(request.readUInt16BE(4) / 8);
    case 3:
    case 4:
      return 5 + 2 * request.readUInt16BE(4);
    case 5:
    case 6:
    case 15:
    case 16:
      return 8;
    default:
      return undefined;
  }
}

/**
 * The reply to `request` among the bytes received since it was sent, wherever it begins; noise around it is passed over.
 * A frame counts only with its unit, function, length and CRC right, and a write only when the board echoes what was asked.
 */
export function findReply(request: Buffer, received: Buffer): Buffer | undefined {
  const length = replyLength(request);
  const [unit, code] = request;
  if (length === undefined || unit === undefined || code === undefined) return undefined;
  for (let at = 0; at + exceptionLength <= received.length; at++) {
    if (received[at] !== unit) continue;
    const exception = received[at + 1] === (code | 0x80);
    if (!exception && received[at + 1] !== code) continue;
    const frame = received.subarray(at, at + (exception ? exceptionLength : length));
    if (frame.length === (exception ? exceptionLength : length) && hasValidCrc(frame) && (exception || answers(request, frame)))
      return frame;
  }
  return undefined;
}

function answers(request: Buffer, reply: Buffer): boolean {
  const isRead = (request[1] ?? 0) <= 4;
  return isRead ? reply[2] === reply.length - 5 : reply.subarray(2, 6).equals(request.subarray(2, 6));
}
