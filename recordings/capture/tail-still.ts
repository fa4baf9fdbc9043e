import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { boundedFfmpeg } from './bounded-ffmpeg';
import type { LiveTail } from './live-tail';

const withinMs = 12_000;

/** The newest picture (JPEG, full size) of the very file that is being recorded; the camera isn't asked again. Rejects where nothing was recorded. */
export async function stillOfTail(tail: LiveTail): Promise<Buffer> {
  const recorded = newestGroup(tail);
  if (recorded.length === 0) throw new Error('nothing is being recorded');
  const folder = await mkdtemp(path.join(tmpdir(), 'still-'));
  try {
    await writeFile(path.join(folder, 'tail.mp4'), recorded, { mode: 0o600 });
    const [program, words] = boundedFfmpeg('proof', [
      ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-i', 'tail.mp4', '-map', '0:v:0'],
      // Each picture of the group replaces the one before: the last one stays.
      ...['-update', '1', '-q:v', '2', '-f', 'image2', 'still.jpg'],
    ]);
    await promisify(execFile)(program, [...words], { cwd: folder, timeout: withinMs, killSignal: 'SIGKILL' });
    return await readFile(path.join(folder, 'still.jpg'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a tail gives at once: the head of the file and everything since its newest key frame. */
function newestGroup(tail: LiveTail): Buffer {
  const pieces: Uint8Array[] = [];
  tail.subscribe(({ bytes }) => pieces.push(bytes))();
  return Buffer.concat(pieces);
}
