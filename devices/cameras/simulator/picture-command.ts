import { soundEncoder, type CameraSound } from './camera-sound';
import type { Scene } from './interview-room-scene';

export type VideoCodec = 'h264' | 'h265';

export interface PictureFormat {
  readonly codec: VideoCodec;
  readonly sound: CameraSound;
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly kilobitsPerSecond: number;
}

/** File descriptors on which ffmpeg finds the picture's parts; 0 takes commands, 1 gives snapshots, 2 is the log. */
export const STILL_FD = 3;
export const MOVING_FD = 4;
export const SOUND_FD = 5;

/**
 * The frame number is written along the lower edge, from the left, in cells of a 1/80 of the picture's width: four marks
 * (1 0 1 0), 24 bits with the lowest first, two marks (0 1).
 */
export const FRAME_NUMBER = { cells: 30, cellsPerWidth: 80, head: [1, 0, 1, 0], bits: 24, tail: [0, 1] } as const;

const FONT = "font='Noto Sans CJK SC'";

/** ffmpeg's arguments for one live picture with sound, published to `publishUrl`. One thread each: a camera must cost little. */
export function pictureArguments(scene: Scene, format: PictureFormat, cameraName: string, publishUrl: string): string[] {
  const sound = `amovie=pipe\\\\:${SOUND_FD}:f=wav,aloop=loop=-1:size=192000,asetpts=N/SR/TB`;
  return [
    ...['-hide_banner', '-loglevel', 'error', '-filter_threads', '1', '-filter_complex_threads', '1'],
    ...['-re', '-f', 'lavfi', '-i', stage(scene, format), '-re', '-f', 'lavfi', '-i', sound],
    ...[
      '-filter_complex',
      pictureFilters(scene, format, cameraName),
      '-map',
      '[picture]',
      '-map',
      '1:a',
      '-filter:a',
      'volume@mute=volume=1',
    ],
    ...encoder(format),
    ...['-crf', '23', '-maxrate', `${format.kilobitsPerSecond}k`, '-bufsize', `${format.kilobitsPerSecond}k`],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...soundEncoder(format.sound),
    ...['-bsf:v', 'dump_extra=freq=keyframe', '-f', 'rtsp', '-rtsp_transport', 'tcp', publishUrl],
    ...['-map', '[snapshot]', '-r', '1', '-c:v', 'mjpeg', '-q:v', '4', '-threads', '1', '-f', 'image2pipe', 'pipe:1'],
  ];
}

/** A key frame each second, no picture waits for a later one. */
function encoder({ codec, frameRate: rate }: PictureFormat): string[] {
  const quick = ['-preset', 'ultrafast', '-tune', 'zerolatency', '-g', `${rate}`, '-keyint_min', `${rate}`];
  if (codec === 'h264') return ['-c:v', 'libx264', ...quick, '-profile:v', 'baseline', '-sc_threshold', '0', '-threads', '1'];
  const x265 = `log-level=error:scenecut=0:open-gop=0:bframes=0:pools=1:frame-threads=1`;
  return ['-c:v', 'libx265', ...quick, '-x265-params', x265];
}

/** The still picture with the moving part before it. A graph of its own: ffmpeg may set up the other graph twice, and a pipe is read once. */
function stage({ moving: { area, sway } }: Scene, { width, frameRate }: PictureFormat): string {
  const unit = width / 1280;
  const picture = (fd: number, pixels: string): string =>
    `movie=pipe\\\\:${fd}:f=pam_pipe,scale=out_color_matrix=bt709:out_range=tv,format=${pixels}`;
  const place = (at: number, by: number, pace: number): string =>
    `'${(at * unit).toFixed(1)}+${(by * unit).toFixed(1)}*sin(2*PI*t*${pace}/${sway.periodSeconds})'`;
  return [
    `${picture(STILL_FD, 'yuv420p')},loop=loop=-1:size=1,settb=1/${frameRate},setpts=N[still]`,
    `${picture(MOVING_FD, 'yuva420p')}[moving]`,
    `[still][moving]overlay=x=${place(area.x, sway.x, 1)}:y=${place(area.y, sway.y, 2)}:format=yuv420`,
  ].join(';');
}

function pictureFilters(scene: Scene, format: PictureFormat, cameraName: string): string {
  const unit = format.width / 1280;
  const drawn = [
    ...wallClock(scene, unit),
    'drawbox@black=x=0:y=0:w=iw:h=ih:color=black:t=fill:enable=0',
    `drawtext@clock=${FONT}:fontsize=${round(26 * unit)}:fontcolor=white:borderw=1:bordercolor=black:x=${round(22 * unit)}:y=${round(18 * unit)}:text='${clockText(undefined)}'`,
    `drawtext=${FONT}:fontsize=${round(24 * unit)}:fontcolor=white:borderw=1:bordercolor=black:x=w-tw-${round(22 * unit)}:y=h-th-${round(30 * unit)}:text='${escaped(cameraName)}'`,
    `drawtext=${FONT}:fontsize=${round(15 * unit)}:fontcolor=white:borderw=1:bordercolor=black:x=${round(490 * unit)}:y=h-${round(19 * unit)}:text='%{n}'`,
    ...frameNumberCells(format),
    'split[picture][snapshot]',
  ];
  return `[0:v]${drawn.join(',')}`;
}

function wallClock(scene: Scene, unit: number): string[] {
  if (scene.wallClock === undefined) return [];
  const { x, y, w, h } = scene.wallClock;
  const text = '%{localtime\\:%H\\\\\\:%M\\\\\\:%S}';
  return [
    `drawtext=${FONT}:fontsize=${round(46 * unit)}:fontcolor=0xe8b75a:x=${round((x + w / 2) * unit)}-tw/2:y=${round((y + h / 2) * unit)}-th/2:text='${text}'`,
  ];
}

/** Boxes that ffmpeg paints white or black after the bits of its frame count `n`. */
export function frameNumberCells({ width, height }: Pick<PictureFormat, 'width' | 'height'>): string[] {
  const size = width / FRAME_NUMBER.cellsPerWidth;
  const cell = (index: number, count: number, color: string, when: string): string =>
    `drawbox=x=${round(index * size)}:y=${round(height - size)}:w=${round(count * size)}:h=${round(size)}:color=${color}:t=fill${when}`;
  const marks = [...FRAME_NUMBER.head, ...FRAME_NUMBER.tail];
  const positions = marks.map((_, i) => (i < FRAME_NUMBER.head.length ? i : i + FRAME_NUMBER.bits));
  return [
    cell(0, FRAME_NUMBER.cells, 'black', ''),
    ...marks.flatMap((mark, i) => (mark === 1 ? [cell(positions[i] ?? 0, 1, 'white', '')] : [])),
    ...Array.from({ length: FRAME_NUMBER.bits }, (_, bit) =>
      cell(FRAME_NUMBER.head.length + bit, 1, 'white', `:enable='mod(floor(n/${2 ** bit})\\,2)'`),
    ),
  ];
}

/** The burned-in date and time: the machine's, or that of a camera whose clock is wrong: `epochSeconds` at frame 0, in Beijing time. */
export function clockText(epochSeconds: number | undefined): string {
  const layout = '%Y-%m-%d %H\\\\\\:%M\\\\\\:%S';
  return epochSeconds === undefined ? `%{localtime\\:${layout}}` : `%{pts\\:gmtime\\:${Math.round(epochSeconds) + 8 * 3600}\\:${layout}}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\':%,;[\]]/g, ' ');
}

function round(value: number): number {
  return Math.round(value);
}
