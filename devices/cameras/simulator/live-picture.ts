import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import { scenes, type Picture } from './interview-room-scene';
import { JpegSplitter } from './jpeg-splitter';
import { clockText, MOVING_FD, pictureArguments, SOUND_FD, STILL_FD, type PictureFormat } from './picture-command';
import { openPublisherIntake } from './publisher-intake';
import { roomSound } from './room-sound';
import { paintScene } from './scene-painter';

export interface PictureState {
  readonly black: boolean;
  readonly mute: boolean;
  readonly clockOffsetMs: number;
}

/** The running ffmpeg that makes a camera's picture and sound. */
export interface LivePicture {
  /** ffmpeg's process id. */
  readonly pid: number;
  /** The session description, once ffmpeg has announced it; rejects when it ends before. */
  readonly description: Promise<string>;
  /** The last whole JPEG, at most about a second old. */
  snapshot(): Buffer | undefined;
  apply(state: PictureState): void;
  stop(): void;
}

export async function startLivePicture(options: {
  readonly picture: Picture;
  readonly name: string;
  readonly format: PictureFormat;
  readonly onPacket: (track: number, kind: 'rtp' | 'rtcp', packet: Buffer) => void;
  readonly onExit: () => void;
}): Promise<LivePicture> {
  let announce: (sdp: string) => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  const description = new Promise<string>((resolve, reject) => {
    announce = resolve;
    fail = reject;
  });
  description.catch(() => undefined);
  const intake = await openPublisherIntake({ announced: announce, packet: options.onPacket });
  const scene = scenes[options.picture];
  const startedAt = Date.now();
  const child = spawn('ffmpeg', pictureArguments(scene, options.format, options.name, intake.url), {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'Asia/Shanghai' },
  });
  const killWithParent = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithParent);
  for (const stream of child.stdio) stream?.on('error', () => undefined);

  let log = '';
  child.stderr.on('data', (text: Buffer) => (log = `${log}${text.toString()}`.slice(-2000)));
  const ended = (): void => {
    process.off('exit', killWithParent);
    intake.close();
    fail(new Error(`the picture's ffmpeg ended: ${log}`));
    options.onExit();
  };
  child.on('exit', ended);
  child.on('error', (error) => {
    log = error.message;
    if (child.pid === undefined) ended();
  });

  const jpegs = new JpegSplitter();
  child.stdout.on('data', (chunk: Buffer) => jpegs.push(chunk));
  const scale = options.format.width / 1280;
  writable(child, STILL_FD)?.end(paintScene(scene.still, { x: 0, y: 0, w: 1280, h: options.format.height / scale }, scale));
  writable(child, MOVING_FD)?.end(paintScene(scene.moving.shapes, scene.moving.area, scale));
  writable(child, SOUND_FD)?.end(roomSound());

  return {
    pid: child.pid ?? 0,
    description,
    snapshot: () => jpegs.last,
    apply({ black, mute, clockOffsetMs }) {
      const clock = clockText(clockOffsetMs === 0 ? undefined : (startedAt + clockOffsetMs) / 1000);
      // ffmpeg reads commands from its standard input: 'c', then target, time (-1: now), command, argument.
      child.stdin.write(
        `cdrawbox@black -1 enable ${black ? 1 : 0}\ncvolume@mute -1 volume ${mute ? 0 : 1}\ncdrawtext@clock -1 reinit text=${clock}\n`,
      );
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

function writable(child: ChildProcess, fd: number): Writable | undefined {
  const stream = child.stdio[fd];
  return stream !== null && stream !== undefined && 'write' in stream ? stream : undefined;
}
