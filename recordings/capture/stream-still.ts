import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { boundedFfmpeg } from './bounded-ffmpeg';
import { ffconcatOf } from './ffconcat';
import type { NetworkSource } from './recording-source';

const withinMs = 12_000;
const mostBytes = 8 * 1024 * 1024;

/** One picture (JPEG) out of a stream, for a camera that gives no snapshot. Rejects where none comes. The password is in a file of ours, for so long. */
export async function stillOfStream(source: NetworkSource): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'still-'));
  try {
    const transport = source.transport === 'auto' ? 'tcp' : source.transport;
    await writeFile(path.join(folder, 'still.ffconcat'), ffconcatOf({ ...source, transport }), { mode: 0o600 });
    const [program, words] = boundedFfmpeg('proof', [
      ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-f', 'concat', '-safe', '0'],
      ...['-protocol_whitelist', 'file,rtsp,rtp,tcp,udp,http', '-i', 'still.ffconcat'],
      ...['-map', '0:v:0', '-frames:v', '1', '-vf', 'scale=960:-2', '-f', 'mjpeg', 'pipe:1'],
    ]);
    const options = { cwd: folder, timeout: withinMs, killSignal: 'SIGKILL', maxBuffer: mostBytes, encoding: 'buffer' } as const;
    const { stdout } = await promisify(execFile)(program, [...words], options);
    if (stdout.length === 0) throw new Error('no picture came');
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
