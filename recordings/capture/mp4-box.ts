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
    const size = boxSize(bytes, at);
    if (size === undefined || size < 8 || at + size > bytes.length) return boxes;
    const header = bytes.readUInt32BE(at) === 1 ? 16 : 8;
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + header, at + size) });
    at += size;
  }
}

/** The first box at the end of `path`, such as `mdia/minf/stbl`. */
export function boxAt(bytes: Buffer, path: string): Buffer | undefined {
  return path
    .split('/')
    .reduce<Buffer | undefined>((inside, type) => inside && boxesIn(inside).find((box) => box.type === type)?.body, bytes);
}
