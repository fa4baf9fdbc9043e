/** Where pieces are read into. */
export interface PieceMemory {
  /** Waits until some is free. */
  take(): Promise<Buffer>;
  /** Takes back a piece, or what of it was filled from its beginning. */
  give(piece: Buffer): void;
}

/**
 * A few pieces, used again and again, the one given back last first. The memory is shared: another thread may hash a piece while this one writes it.
 */
export function sharedPieces(count: number, pieceBytes: number): PieceMemory {
  const free: Buffer[] = [];
  const waiting: ((piece: Buffer) => void)[] = [];
  let made = 0;
  const make = () => {
    made += 1;
    return Buffer.from(new SharedArrayBuffer(pieceBytes));
  };
  return {
    take: () => {
      const piece = free.pop() ?? (made < count ? make() : undefined);
      return piece ? Promise.resolve(piece) : new Promise((resolve) => waiting.push(resolve));
    },
    give: (piece) => {
      const whole = Buffer.from(piece.buffer);
      const next = waiting.shift();
      if (next) next(whole);
      else free.push(whole);
    },
  };
}

/** For a reader alone, with one piece read ahead: a piece is valid until the next is asked for. */
export function twoPieces(pieceBytes: number): PieceMemory {
  const free: Buffer[] = [];
  return {
    take: () => Promise.resolve(free.pop() ?? Buffer.allocUnsafeSlow(pieceBytes)),
    give: (piece) => free.push(Buffer.from(piece.buffer)),
  };
}
