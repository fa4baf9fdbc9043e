import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { boundedFfmpeg } from './bounded-ffmpeg';
import type { ChildRegistry } from './child-registry';
import { monotonicMs } from './monotonic';
import type { InitFacts } from './mp4-init';
import { judgePicture, THUMB_BYTES, THUMB_HEIGHT, THUMB_WIDTH } from './picture-judge';
import type { PictureState } from './picture-judge';
import type { TailFragment } from './segment-tail';
import { measureSound, SOUND_RATE } from './sound-meter';
import type { SoundState } from './sound-meter';
import { JoinedTimes } from './joined-times';
import { NewsShare } from './news-share';

const RESTART_MS = 1_000;
/** More than this unread means that the decoder hangs. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

/**
 * A decoder gives a picture out when it has seen the next ones: without these each key frame would show only a group later. How many
 * depends on the stream; each that isn't needed is decoded for nothing.
 */
const FOLLOWING_FRAMES = { least: 1, most: 8 } as const;

/** Decodes the first pictures of each group and the sound out of the file being recorded. Where it fails, nothing is known; it never holds up the recorder. */
export class ProofDecoder {
  private run: DecoderRun | undefined;
  private startedMs = -Infinity;
  private init: { readonly bytes: Buffer; readonly facts: InitFacts } | undefined;
  private pictureState: PictureState | undefined;
  private soundState: SoundState | undefined;
  private closed = false;
  private sinceKey = Infinity;
  private readonly news = new NewsShare();

  constructor(
    private readonly children: ChildRegistry,
    private readonly purpose: string,
  ) {}

  /** Undefined before the first decoded picture. Its time is when the bytes of the picture were seen in the file. */
  get picture(): PictureState | undefined {
    return this.pictureState;
  }

  get sound(): SoundState | 'none' | undefined {
    return this.init && !this.init.facts.tracks.some(({ kind }) => kind === 'audio') ? 'none' : this.soundState;
  }

  /** A file begins. The decoder goes on when the stream is the same. */
  begin(init: { readonly bytes: Buffer; readonly facts: InitFacts }): void {
    if (this.init && !this.init.bytes.equals(init.bytes)) this.stopRun();
    this.init = init;
    this.run?.times.nextFile();
  }

  feed(fragment: TailFragment, seenAtMs: number): void {
    if (fragment.isVideo) this.news.add(fragment.bytes.length, fragment.facts.isKey);
    if (fragment.isVideo) this.sinceKey = fragment.facts.isKey ? 0 : this.sinceKey + 1;
    if (fragment.isVideo && this.sinceKey > (this.run?.following ?? FOLLOWING_FRAMES.least)) return;
    if (!this.run?.alive) this.restart(fragment);
    this.run?.feed(fragment, seenAtMs);
  }

  /** The recording stopped or begins anew: what was seen is no proof of what comes. */
  forget(): void {
    this.stopRun();
    this.init = undefined;
    this.pictureState = undefined;
    this.soundState = undefined;
    this.startedMs = -Infinity;
  }

  close(): void {
    this.closed = true;
    this.forget();
  }

  private restart(fragment: TailFragment): void {
    const nowMs = monotonicMs();
    if (this.closed || !this.init || !fragment.leads || !fragment.facts.isKey || nowMs - this.startedMs < RESTART_MS) return;
    this.startedMs = nowMs;
    this.run = new DecoderRun(this.init, this.children, this.purpose, {
      onThumb: (thumb, atMs) => {
        this.pictureState = judgePicture(this.pictureState, thumb, atMs, this.news.share);
      },
      onSound: (samples, atMs) => {
        this.soundState = measureSound(this.soundState, samples, atMs);
      },
    });
  }

  private stopRun(): void {
    this.run?.kill();
    this.run = undefined;
  }
}

interface Results {
  readonly onThumb: (thumb: Uint8Array, atMs: number) => void;
  readonly onSound: (samples: Int16Array, atMs: number) => void;
}

/** One ffmpeg: the file's init and fragments on its input, small grey pictures and the sound on its outputs. */
class DecoderRun {
  alive = true;
  readonly times = new JoinedTimes();
  private readonly child: ChildProcess;
  /** When the frames whose pictures are awaited were seen; a picture that never comes makes the proof older, never newer. */
  private readonly awaited: number[] = [];
  /** How many pictures after a key frame are fed. */
  following: number = FOLLOWING_FRAMES.least;
  private corked = false;

  constructor(
    private readonly init: { readonly bytes: Buffer; readonly facts: InitFacts },
    children: ChildRegistry,
    purpose: string,
    results: Results,
  ) {
    const has = (kind: 'audio' | 'video'): boolean => init.facts.tracks.some((track) => track.kind === kind);
    const [program, options] = boundedFfmpeg('proof', decoderArguments(has('video'), has('audio')));
    this.child = spawn(program, options, { stdio: ['pipe', 'ignore', 'ignore', 'pipe', 'pipe'] });
    children.add(this.child, purpose);
    const end = (): void => {
      this.alive = false;
    };
    this.child.once('error', end);
    this.child.once('exit', end);
    this.child.stdin?.on('error', end);
    const portions = (pipe: number, bytes: number, take: (portion: Buffer) => void): void => {
      const stream = this.child.stdio[pipe] as Readable;
      stream.on('error', end);
      inPortions(stream, bytes, (portion) => {
        if (this.alive) take(portion);
      });
    };
    portions(3, THUMB_BYTES, (thumb) => {
      const seenAtMs = this.awaited.shift();
      if (seenAtMs !== undefined) results.onThumb(new Uint8Array(thumb), seenAtMs);
    });
    portions(4, SOUND_RATE * 2, (second) => {
      // Little endian, as every machine that this runs on; a copy, because the next second comes into the same place.
      results.onSound(new Int16Array(Uint8Array.from(second).buffer), monotonicMs());
    });
    this.input?.write(init.bytes);
  }

  feed(fragment: TailFragment, seenAtMs: number): void {
    const { input } = this;
    if (!this.alive || !input) return;
    if (input.writableLength > MAX_WAITING_BYTES) {
      this.kill();
      return;
    }
    if (fragment.isVideo) {
      // The key frame before has not shown yet: this stream's pictures come later.
      if (fragment.facts.isKey && this.awaited.length > this.following)
        this.following = Math.min(FOLLOWING_FRAMES.most, this.following + 1);
      this.awaited.push(seenAtMs);
    }
    this.cork(input);
    input.write(this.times.join(fragment, this.init.facts));
  }

  /** What is seen at once goes through the pipe at once. */
  private cork(input: Writable): void {
    if (this.corked) return;
    this.corked = true;
    input.cork();
    process.nextTick(() => {
      this.corked = false;
      input.uncork();
    });
  }

  kill(): void {
    this.alive = false;
    this.child.stdin?.destroy();
    this.child.kill('SIGKILL');
  }

  private get input(): Writable | undefined {
    return this.child.stdin ?? undefined;
  }
}

function decoderArguments(hasPictures: boolean, hasSound: boolean): readonly string[] {
  const input = ['-threads', '1', '-flags', 'low_delay', '-fpsprobesize', '0', '-analyzeduration', '0', '-f', 'mp4', '-i', 'pipe:0'];
  const thumbs = [
    '-map',
    '0:v:0',
    '-vf',
    `scale=${THUMB_WIDTH}:${THUMB_HEIGHT}:flags=area,format=gray`,
    '-vsync',
    '0',
    '-flush_packets',
    '1',
    '-f',
    'rawvideo',
    'pipe:3',
  ];
  // In quarter seconds, not in frames of the codec: each is a write and a read.
  const sound = [
    '-map',
    '0:a:0',
    '-af',
    `aresample=${SOUND_RATE},asetnsamples=n=${SOUND_RATE / 4}:p=0`,
    '-ac',
    '1',
    '-flush_packets',
    '1',
    '-f',
    's16le',
    'pipe:4',
  ];
  return ['-hide_banner', '-loglevel', 'error', ...input, ...(hasPictures ? thumbs : []), ...(hasSound ? sound : [])];
}

function inPortions(stream: Readable, bytes: number, take: (portion: Buffer) => void): void {
  const pending = Buffer.alloc(bytes);
  let filled = 0;
  stream.on('data', (chunk: Buffer) => {
    for (let from = 0; from < chunk.length;) {
      const copied = chunk.copy(pending, filled, from);
      from += copied;
      filled += copied;
      if (filled < bytes) continue;
      filled = 0;
      take(pending);
    }
  });
}
