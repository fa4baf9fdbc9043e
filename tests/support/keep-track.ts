import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What is left of a file while the law withholds the rest. */
export type Kept = 'picture' | 'sound';

/** Makes of a recorded file one of its pictures or its sound alone, up to so many seconds, as the recorder writes it meanwhile. */
export async function keepTrack(file: string, kept: Kept, seconds: number, target: string): Promise<void> {
  await promisify(execFile)('ffmpeg', [
    ...['-nostdin', '-v', 'error', '-i', file, '-map', kept === 'picture' ? '0:v:0' : '0:a:0', '-c', 'copy', '-t', String(seconds)],
    ...['-movflags', '+frag_every_frame+empty_moov+default_base_moof', target],
  ]);
  await rm(file);
}
