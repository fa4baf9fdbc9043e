import { open } from 'node:fs/promises';

const pieceBytes = 1024 * 1024;

/**
 * The first `bytes` bytes of a drive or file, or fewer where it ends; the drive reads the next piece while the caller works with this one.
 * A piece is valid only until the next is asked for: its memory is used again.
 */
export async function* readAhead(path: string, bytes: number): AsyncGenerator<Buffer, void, undefined> {
  const drive = await open(path);
  const room = Math.min(pieceBytes, bytes);
  let [present, spare] = [Buffer.allocUnsafe(room), Buffer.allocUnsafe(room)];
  let at = 0;
  const next = () => drive.read(present, 0, Math.min(room, bytes - at), at);
  let ahead = next();
  try {
    while (at < bytes) {
      const { bytesRead } = await ahead;
      if (bytesRead === 0) return;
      at += bytesRead;
      const piece = present.subarray(0, bytesRead);
      [present, spare] = [spare, present];
      ahead = next();
      yield piece;
    }
  } finally {
    // A caller may have left before the end.
    await ahead.catch(() => undefined);
    await drive.close();
  }
}
