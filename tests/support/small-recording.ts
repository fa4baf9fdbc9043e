import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SmallCamera {
  readonly id: string;
  /** Of the ffmpeg run that made them; `a01` when left out. */
  readonly attempt?: number;
  readonly size?: string;
  readonly seconds: number;
  /** Of one file. */
  readonly segmentSeconds?: number;
  readonly startedAt: string;
  readonly sound?: boolean;
  readonly picture?: 'h264' | 'h264-reordered' | 'hevc' | 'none';
}

/** Files of a camera as the recorder has ffmpeg make them: a fragment a frame, a new file every two seconds when nothing else is said. */
export async function recordSmall(folder: string, camera: SmallCamera) {
  const { id, attempt = 1, segmentSeconds = 2, size = '320x180', seconds, startedAt, sound = true, picture = 'h264' } = camera;
  await mkdir(path.join(folder, id), { recursive: true });
  const name = `a${String(attempt).padStart(2, '0')}`;
  const hevc = ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', '-x265-params', 'log-level=none:keyint=25:bframes=0'];
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', picture === 'h264-reordered' ? '2' : '0'];
  const pictures = [
    ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25`],
    ...(sound ? ['-f', 'lavfi', '-i', `sine=${300 + attempt * 100}:r=48000`] : []),
    ...(picture === 'hevc' ? hevc : h264),
    ...['-g', '25', '-pix_fmt', 'yuv420p'],
  ];
  const coding = picture === 'none' ? ['-f', 'lavfi', '-i', 'sine=500:r=48000'] : pictures;
  const list = path.join(folder, id, `${name}.csv`);
  const fragments = ['-segment_format_options', 'movflags=+frag_every_frame+empty_moov+default_base_moof:flush_packets=1'];
  await run('ffmpeg', [
    ...['-v', 'error', ...coding, '-t', String(seconds), '-c:a', 'aac'],
    ...['-f', 'segment', '-segment_time', String(segmentSeconds), '-segment_format', 'mp4', ...fragments],
    ...['-segment_list', list, '-segment_list_type', 'csv', path.join(folder, id, `${name}-%06d.mp4`)],
  ]);
  const at = (second: string | undefined) => new Date(Date.parse(startedAt) + Math.round(Number(second) * 1000)).toISOString();
  return (await readFile(list, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(','))
    .map(([file, from, to]) => ({ cameraId: id, file: `${id}/${file ?? ''}`, startedAt: at(from), endedAt: at(to) }));
}
