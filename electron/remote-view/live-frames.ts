import type { PageChunk } from '../ipc/transcoded-feed';

const kinds = ['init', 'media', 'mpeg1'] as const;

/** A chunk on the wire: kind, length of its type, its length (big endian), the type, the bytes. renderer/remote/live-stream.ts reads it. */
export function frameOf({ kind, mimeType = '', bytes }: PageChunk): Buffer {
  const type = Buffer.from(mimeType);
  const head = Buffer.alloc(6);
  head.writeUInt8(kinds.indexOf(kind), 0);
  head.writeUInt8(type.length, 1);
  head.writeUInt32BE(bytes.length, 2);
  return Buffer.concat([head, type, bytes]);
}
