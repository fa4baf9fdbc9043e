import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { frameNumberCells } from '../../devices/cameras/simulator/picture-command';

export interface ClipForm {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly groupSeconds: number;
  readonly kilobitsPerSecond: number;
  readonly seconds: number;
}

/** The clip of the performance anchors: 1080p25 H.264 4 Mb/s, a key frame each 2 s, mono AAC. */
export const anchorClip: ClipForm = { width: 1920, height: 1080, frameRate: 25, groupSeconds: 2, kilobitsPerSecond: 4000, seconds: 60 };

/** A clip with the frame number in each picture, made once a machine: encoding it costs more than all that is measured with it. */
export async function testClip(form: ClipForm): Promise<string> {
  const folder = path.join(tmpdir(), 'mingxun-bench-clips');
  const { width, height, frameRate, groupSeconds, kilobitsPerSecond, seconds } = form;
  const file = path.join(folder, `${width}x${height}-${frameRate}-${groupSeconds}-${kilobitsPerSecond}-${seconds}.mp4`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const picture = `testsrc2=size=${width}x${height}:rate=${frameRate},${frameNumberCells(form).join(',')}`;
  const rate = `${kilobitsPerSecond}k`;
  const group = String(frameRate * groupSeconds);
  const unfinished = `${file}.${process.pid}.part.mp4`;
  await promisify(execFile)('ffmpeg', [
    ...[
      '-hide_banner',
      '-loglevel',
      'error',
      '-y',
      '-f',
      'lavfi',
      '-i',
      picture,
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=440:sample_rate=48000',
    ],
    ...['-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline'],
    ...['-g', group, '-keyint_min', group, '-sc_threshold', '0', '-b:v', rate, '-minrate', rate, '-maxrate', rate, '-bufsize', rate],
    ...['-c:a', 'aac', '-b:a', '64k', '-ac', '1', unfinished],
  ]);
  await rename(unfinished, file);
  return file;
}
