import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { FRAME_NUMBER } from '../../devices/cameras/simulator/picture-command';

export interface NumberedMedia {
  readonly folder: string;
  readonly seconds: number;
  readonly segmentSeconds: number;
  readonly width: number;
  readonly codec?: 'h264' | 'h265';
  readonly picture?: string;
  readonly kilobits?: number;
}

/** Files as ffmpeg writes them while it records (one fragment a frame), 25 pictures and one key frame a second, each with its number burned in. */
export async function makeNumberedMedia(order: NumberedMedia): Promise<readonly string[]> {
  await mkdir(order.folder, { recursive: true });
  const size = `${order.width}x${(order.width * 9) / 16}`;
  const rate = `${order.kilobits ?? 800}k`;
  const codec =
    order.codec === 'h265' ? ['libx265', '-x265-params', 'log-level=error'] : ['libx264', '-profile:v', 'main', '-sc_threshold', '0'];
  await promisify(execFile)('ffmpeg', [
    ...['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', `${order.picture ?? 'testsrc2'}=size=${size}:rate=25`],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', String(order.seconds), '-vf', numberCells(order.width)],
    ...['-c:v', ...codec, '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25', '-keyint_min', '25', '-pix_fmt', 'yuv420p'],
    ...['-b:v', rate, '-maxrate', rate, '-bufsize', rate, '-c:a', 'aac', '-b:a', '64k', '-ac', '1'],
    ...['-f', 'segment', '-segment_time', String(order.segmentSeconds), '-segment_format', 'mp4'],
    ...['-segment_format_options', 'movflags=+frag_every_frame+empty_moov+default_base_moof:flush_packets=1'],
    path.join(order.folder, 'a01-%06d.mp4'),
  ]);
  return (await readdir(order.folder)).filter((name) => name.endsWith('.mp4')).toSorted();
}

/** As the simulated cameras write it: `FRAME_NUMBER` tells the cells. */
function numberCells(width: number): string {
  const { cells, cellsPerWidth, head, bits, tail } = FRAME_NUMBER;
  const side = width / cellsPerWidth;
  const box = (index: number, count: number, color: string, when = ''): string =>
    `drawbox=x=${index * side}:y=ih-${side}:w=${count * side}:h=${side}:color=${color}:t=fill${when}`;
  const marks = [...head, ...tail].flatMap((mark, i) => (mark === 1 ? [box(i < head.length ? i : i + bits, 1, 'white')] : []));
  const number = Array.from({ length: bits }, (_, bit) => box(head.length + bit, 1, 'white', `:enable='mod(floor(n/${2 ** bit})\\,2)'`));
  return [box(0, cells, 'black'), ...marks, ...number].join(',');
}
