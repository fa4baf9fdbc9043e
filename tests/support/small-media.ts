import { spawnSync } from 'node:child_process';

let made: Buffer | undefined;

/** A second of tiny pictures and sound in a fragmented MP4, as the recorder's ffmpeg writes it. */
export function smallMedia(): Buffer {
  if (made) return made;
  const source = ['-f', 'lavfi', '-i', 'testsrc=s=64x48:r=5', '-f', 'lavfi', '-i', 'sine=r=8000', '-t', '1'];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'];
  const file = ['-movflags', '+frag_every_frame+empty_moov+default_base_moof', '-f', 'mp4', 'pipe:1'];
  const { stdout, status } = spawnSync('ffmpeg', ['-nostdin', '-loglevel', 'error', ...source, ...codecs, ...file]);
  if (status !== 0 || stdout.length === 0) throw new Error('ffmpeg made no media');
  made = stdout;
  return made;
}
