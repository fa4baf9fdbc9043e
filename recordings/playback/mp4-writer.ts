/** A box around what it holds. */
export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const bytes = 8 + parts.reduce((sum, part) => sum + part.length, 0);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(bytes, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, ...parts], bytes);
}

export function fullBox(type: string, version: number, flags: number, ...parts: readonly Buffer[]): Buffer {
  return box(type, u32(version * 0x1000000 + flags), ...parts);
}

export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [n, value] of values.entries()) bytes.writeUInt16BE(value, n * 2);
  return bytes;
}

/** Negative values as two's complement. */
export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [n, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, n * 4);
  return bytes;
}

export function u64(...values: readonly (number | bigint)[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [n, value] of values.entries()) bytes.writeBigInt64BE(BigInt(value), n * 8);
  return bytes;
}

/** UTF-8 with its closing zero. */
export function text(value: string): Buffer {
  return Buffer.from(`${value.replaceAll('\0', '')}\0`, 'utf8');
}

/** A table of 32 bit fields behind its number of entries. */
export function table(fieldsAnEntry: number, fields: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + fields.length * 4);
  bytes.writeUInt32BE(fields.length / fieldsAnEntry, 0);
  for (let n = 0; n < fields.length; n += 1) bytes.writeUInt32BE((fields[n] ?? 0) >>> 0, 4 + n * 4);
  return bytes;
}
