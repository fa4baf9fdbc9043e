import { spawn } from 'node:child_process';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { concatScript, type RecordingSource } from './recording-source';
import { identityOf, isAlive, signal, type ProcessIdentity } from './process-identity';
import { withoutSecrets } from './ffmpeg-verdict';

const noteModel = z.object({
  pid: z.int().positive(),
  startTicks: z.string(),
  /** Wall clock of the first frame, and the monotonic clock at the same moment. */
  anchor: z.object({ wallMs: z.number(), monotonicMs: z.number() }).optional(),
});

export interface AttemptPlace {
  /** The camera's folder. */
  readonly folder: string;
  readonly number: number;
}

/** Media time 0 of an attempt on both clocks. */
export interface Anchor {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** Such as a01: the first part of every file name of this attempt. */
export function attemptName(number: number): string {
  return `a${String(number).padStart(2, '0')}`;
}

/** One run of ffmpeg, which goes on without us. It says nothing about success: that is judged by what it wrote. */
export class CaptureAttempt {
  private constructor(
    readonly place: AttemptPlace,
    private readonly process: ProcessIdentity,
    public anchor: Anchor | undefined,
  ) {}

  static async start(place: AttemptPlace, source: RecordingSource, segmentSeconds: number, audio: 'copy' | 'aac'): Promise<CaptureAttempt> {
    const name = attemptName(place.number);
    const script = path.join(place.folder, `${name}.ffconcat`);
    await writeFile(script, concatScript(source), { mode: 0o600 });
    const log = await open(path.join(place.folder, `${name}.log`), 'a');
    try {
      const child = spawn('ffmpeg', argumentsFor(place.folder, name, script, segmentSeconds, audio), {
        detached: true,
        cwd: place.folder,
        stdio: ['ignore', 'ignore', log.fd],
      });
      const spawned = await new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('spawn', () => resolve(child.pid ?? 0));
      });
      child.unref();
      const identity = identityOf(spawned) ?? { pid: spawned, startTicks: '' };
      const attempt = new CaptureAttempt(place, identity, undefined);
      await attempt.writeNote();
      return attempt;
    } finally {
      await log.close();
    }
  }

  /** The attempt that an earlier kiosk left, alive or not; undefined when its note can't be read. */
  static async find(place: AttemptPlace): Promise<CaptureAttempt | undefined> {
    try {
      const note = noteModel.parse(JSON.parse(await readFile(notePath(place), 'utf8')));
      return new CaptureAttempt(place, { pid: note.pid, startTicks: note.startTicks }, note.anchor);
    } catch {
      return undefined;
    }
  }

  get alive(): boolean {
    return isAlive(this.process);
  }

  get pid(): number {
    return this.process.pid;
  }

  signal(name: NodeJS.Signals): void {
    signal(this.process, name);
  }

  /** The stream is open: the file with the password goes, and media time 0 gets its place on both clocks. */
  async begun(anchor: Anchor): Promise<void> {
    this.anchor = anchor;
    await this.writeNote();
    await this.forgetPassword();
  }

  async forgetPassword(): Promise<void> {
    await rm(path.join(this.place.folder, `${attemptName(this.place.number)}.ffconcat`), { force: true });
  }

  /** What ffmpeg said last, without secrets. */
  async lastWords(): Promise<string> {
    const text = await readFile(path.join(this.place.folder, `${attemptName(this.place.number)}.log`), 'utf8').catch(() => '');
    return withoutSecrets(text.slice(-4_000));
  }

  private async writeNote(): Promise<void> {
    const file = notePath(this.place);
    await writeFile(`${file}.tmp`, JSON.stringify({ ...this.process, anchor: this.anchor }));
    await rename(`${file}.tmp`, file);
  }
}

function notePath(place: AttemptPlace): string {
  return path.join(place.folder, `${attemptName(place.number)}.json`);
}

function argumentsFor(folder: string, name: string, script: string, segmentSeconds: number, audio: 'copy' | 'aac'): readonly string[] {
  const video = ['-map', '0:v:0', '-c:v', 'copy'];
  // ffmpeg gives some cameras' very first packet no time; without one every time of the first segment would be wrong.
  const firstPacket = ['-bsf:v', 'setts=pts=if(eq(PTS\\,NOPTS)\\,0\\,PTS):dts=if(eq(DTS\\,NOPTS)\\,0\\,DTS)'];
  const sound = ['-map', '0:a:0?', ...(audio === 'copy' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-ar', '48000', '-b:a', '96k'])];
  return [
    ...['-nostdin', '-hide_banner', '-loglevel', 'level+warning'],
    ...['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,rtsp,rtp,tcp,udp', '-i', script],
    ...video,
    ...firstPacket,
    ...sound,
    ...['-f', 'segment', '-segment_time', String(segmentSeconds), '-segment_format', 'mp4'],
    ...['-segment_format_options', 'movflags=+frag_every_frame+empty_moov+default_base_moof:flush_packets=1'],
    ...['-segment_list', path.join(folder, `${name}.csv`), '-segment_list_type', 'csv'],
    path.join(folder, `${name}-%06d.mp4`),
  ];
}
