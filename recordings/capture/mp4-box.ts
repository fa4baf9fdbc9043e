export interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/** The size that the box at `at` tells, header included; undefined while its header is not whole. */
export function boxSize(bytes: Buffer, at: number): number | undefined {
  if (bytes.length < at + 8) return undefined;
  const size = bytes.readUInt32BE(at);
  if (size !== 1) return size;
  return bytes.length < at + 16 ? undefined : Number(bytes.readBigUInt64BE(at + 8));
}

/** The boxes inside `bytes`; what is cut or impossible ends the list. */
export function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; ;) {
    const end = boxEnd(bytes, at);
    if (end === undefined) return boxes;
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), body: bodyOf(bytes, at, end) });
    at = end;
  }
}

/** The first box at the end of `path`, such as `mdia/minf/stbl`. */
export function boxAt(bytes: Buffer, path: string): Buffer | undefined {
  return path.split('/').reduce<Buffer | undefined>((inside, type) => inside && firstBox(inside, typeCode(type)), bytes);
}

/** A box's type as the number that stands in its header. */
export function typeCode(type: string): number {
  return Buffer.from(type, 'latin1').readUInt32BE(0);
}

/** The body of the first box of that type: each frame of a recording goes through here, so that nothing is made of the others. */
export function firstBox(bytes: Buffer, type: number): Buffer | undefined {
  for (let at = 0; ;) {
    const end = boxEnd(bytes, at);
    if (end === undefined) return undefined;
    if (bytes.readUInt32BE(at + 4) === type) return bodyOf(bytes, at, end);
    at = end;
  }
}

function boxEnd(bytes: Buffer, at: number): number | undefined {
  const size = boxSize(bytes, at);
  return size === undefined || size < 8 || at + size > bytes.length ? undefined : at + size;
}

function bodyOf(bytes: Buffer, at: number, end: number): Buffer {
  return bytes.subarray(at + (bytes.readUInt32BE(at) === 1 ? 16 : 8), end);
}
