import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { boundedFfmpeg } from './bounded-ffmpeg';

const withinMs = 60_000;

/** The sound of a closed file as 16 kHz mono WAV. A reader of its own behind everything else: what records is never asked. Rejects where the file has no sound. */
export async function soundOfSegment(file: string, target: string): Promise<void> {
  const [program, words] = boundedFfmpeg('proof', [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', '-i', file],
    ...['-vn', '-map', '0:a:0', '-ac', '1', '-ar', '16000', '-f', 'wav', target],
  ]);
  await promisify(execFile)('nice', ['-n', '10', program, ...words], { timeout: withinMs, killSignal: 'SIGKILL' });
}
