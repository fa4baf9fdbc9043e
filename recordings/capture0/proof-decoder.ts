import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Mp4Piece } from './fragment-reader';
import { isSilent, judgePicture, measureSound, nothingDecoded, type DecodedProof, type PictureMemory } from './picture-and-sound';

const thumbnail = { width: 32, height: 18 };
const soundRate = 8_000;
/** A decoder that does not take its bytes is left behind rather than waited for. */
const mostQueuedBytes = 4 * 1024 * 1024;

/**
 * Decodes the key frames and the sound of what has been recorded, a small ffmpeg for each file, so that "it records" means that it can be
 * seen and heard. It never touches the recording: if it dies, the proof ends, and that is said.
 */
export class ProofDecoder {
  private proof: DecodedProof = nothingDecoded;
  private child: ChildProcess | undefined;
  private memory: PictureMemory = { thumbnail: undefined, same: 0 };
  private silentSince: number | undefined;
  private hasSound = false;

  constructor(private readonly now: () => number) {}

  state(): DecodedProof {
    return this.proof;
  }

  push(piece: Mp4Piece): void {
    if (piece.kind === 'init') {
      this.end();
      this.hasSound = piece.init.tracks.some((track) => track.kind === 'audio');
      this.child = this.start();
    }
    const stdin = this.child?.stdin;
    if (stdin && !stdin.destroyed && stdin.writableLength < mostQueuedBytes) stdin.write(piece.bytes);
  }

  /** Lets the decoder finish what it has. */
  end(): void {
    this.child?.stdin?.end();
    this.child = undefined;
  }

  /** Ends it at once and forgets: a new attempt has to prove itself anew. */
  reset(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
    this.proof = nothingDecoded;
  }

  private start(): ChildProcess {
    const sound = this.hasSound ? ['-map', '0:a:0', '-ac', '1', '-ar', String(soundRate), '-f', 's16le', 'pipe:3'] : [];
    const child = spawn(
      'ffmpeg',
      [
        ...['-hide_banner', '-loglevel', 'quiet', '-threads', '1', '-skip_frame', 'nokey', '-flags', 'low_delay', '-f', 'mp4', '-i', 'pipe:0'],
        ...['-map', '0:v:0', '-vf', `scale=${thumbnail.width}:${thumbnail.height}:flags=area,format=gray`, '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
        ...sound,
      ],
      { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] },
    );
    child.on('error', () => undefined);
    child.stdin?.on('error', () => undefined);
    if (child.stdout) cut(child.stdout, thumbnail.width * thumbnail.height, (bytes) => this.seen(bytes));
    cut(child.stdio[3] as Readable, soundRate, (bytes) => this.heard(bytes));
    if (!this.hasSound) this.proof = { ...this.proof, sound: 'none' };
    return child;
  }

  private seen(bytes: Buffer): void {
    const { memory, picture } = judgePicture(this.memory, new Uint8Array(bytes));
    this.memory = memory;
    this.proof = { ...this.proof, newestPictureMs: this.now(), picture };
  }

  private heard(bytes: Buffer): void {
    const samples = new Int16Array(bytes.length / 2);
    for (let index = 0; index < samples.length; index++) samples[index] = bytes.readInt16LE(index * 2);
    const { levelDb, peakDb } = measureSound(samples);
    this.silentSince = isSilent(levelDb) ? (this.silentSince ?? this.now()) : undefined;
    const silentSinceMs = this.silentSince === undefined ? 0 : this.now() - this.silentSince;
    this.proof = { ...this.proof, sound: { levelDb, peakDb, silentSinceMs } };
  }
}

/** Hands on a stream in pieces of one size. */
function cut(stream: Readable, size: number, take: (bytes: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (; rest.length >= size; rest = rest.subarray(size)) take(rest.subarray(0, size));
  });
}
