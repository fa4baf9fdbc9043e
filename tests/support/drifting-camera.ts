import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { interleaved, RtspReader, writeRtspMessage } from '../../devices/cameras/rtsp-message';
import { writeSenderReport } from '../../devices/cameras/simulator/rtp';

/** How fast this camera's clocks are read out, and how wrong the one of its sound runs. */
export interface DriftingCameraOptions {
  /** The sound's sampling clock against the camera's own clock: positive is fast. */
  readonly soundPpm: number;
  /** Stream seconds a second of ours. */
  readonly speed: number;
  readonly streamSeconds: number;
}

export interface DriftingCamera {
  readonly url: string;
  /** Resolves when all was sent. */
  readonly sent: Promise<void>;
  close(): Promise<void>;
}

const frameRate = 25;
const soundRate = 48_000;
const samplesAFrame = 1_024;
/** What each picture and each piece of sound carries, followed by its number in ten digits. */
export const pictureMark = 'MINGXUN-PICTURE!';
export const soundMark = Buffer.from([0x80, 10]);
const REPORT_SECONDS = 5;
const tracks = { video: { channel: 0, payload: 96, rate: 90_000 }, sound: { channel: 2, payload: 97, rate: soundRate } } as const;

/** When a picture or a piece of sound was captured, on the camera's own clock, s. */
export function capturedAt(kind: 'picture' | 'sound', number: number, soundPpm: number): number {
  return kind === 'picture' ? number / frameRate : (number * samplesAFrame) / (soundRate * (1 + soundPpm * 1e-6));
}

/**
 * An RTSP camera at the wire whose sound has a sampling clock of its own: RTP timestamps count samples, sender reports tell the camera's
 * clock truly, as RFC 3550 asks. Each picture and each piece of sound carries its number, so that a recording can be held against the truth.
 */
export async function startDriftingCamera(options: DriftingCameraOptions): Promise<DriftingCamera> {
  const pictures = encodedPictures();
  const sounds = encodedSounds();
  let finish: () => void = () => undefined;
  const sent = new Promise<void>((resolve) => (finish = resolve));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const reader = new RtspReader();
    socket.on('data', (chunk) => {
      for (const item of reader.push(chunk)) {
        if (item.kind !== 'message') continue;
        const [method = '', uri = ''] = item.message.startLine.split(' ');
        const head = { CSeq: item.message.headers.get('cseq') ?? '0', Session: '1' };
        if (method === 'DESCRIBE') {
          const body = description(pictures, sounds.config);
          socket.write(
            writeRtspMessage('RTSP/1.0 200 OK', { ...head, 'Content-Base': `${uri}/`, 'Content-Type': 'application/sdp' }, body),
          );
        } else if (method === 'SETUP') {
          const channel = uri.endsWith('trackID=1') ? tracks.sound.channel : tracks.video.channel;
          const Transport = `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1}`;
          socket.write(writeRtspMessage('RTSP/1.0 200 OK', { ...head, Transport }));
        } else {
          socket.write(writeRtspMessage('RTSP/1.0 200 OK', { ...head, Public: 'OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN' }));
          if (method === 'PLAY') new Sending(socket, options, pictures, sounds.frames).run().then(finish, () => undefined);
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `rtsp://127.0.0.1:${(server.address() as AddressInfo).port}/main`,
    sent,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

class Sending {
  private readonly counts = { video: { sequence: 0, packets: 0, octets: 0 }, sound: { sequence: 0, packets: 0, octets: 0 } };
  private picture = 0;
  private sound = 0;
  private reportedAt = -Infinity;

  constructor(
    private readonly socket: Socket,
    private readonly options: DriftingCameraOptions,
    private readonly pictures: readonly (readonly Buffer[])[],
    private readonly sounds: readonly Buffer[],
  ) {}

  async run(): Promise<void> {
    const begun = performance.now();
    for (;;) {
      const now = Math.min(((performance.now() - begun) / 1000) * this.options.speed, this.options.streamSeconds);
      if (this.socket.writableLength < 1_000_000) this.upTo(now);
      if (this.socket.destroyed || now >= this.options.streamSeconds) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Everything captured until then, in the order of capture. */
  private upTo(now: number): void {
    const { soundPpm } = this.options;
    for (;;) {
      const pictureAt = capturedAt('picture', this.picture, soundPpm);
      const soundAt = capturedAt('sound', this.sound, soundPpm);
      const next = Math.min(pictureAt, soundAt);
      if (next > now) return;
      if (next - this.reportedAt >= REPORT_SECONDS) this.report(next);
      if (pictureAt <= soundAt) this.sendPicture();
      else this.sendSound();
    }
  }

  private report(atSeconds: number): void {
    this.reportedAt = atSeconds;
    const ntp = (3_990_000_000n << 32n) + BigInt(Math.round(atSeconds * 2 ** 32));
    const samples = atSeconds * soundRate * (1 + this.options.soundPpm * 1e-6);
    for (const [track, ticks] of [
      ['video', atSeconds * tracks.video.rate],
      ['sound', samples],
    ] as const) {
      const { packets, octets } = this.counts[track];
      const report = { ssrc: tracks[track].payload, ntp, timestamp: Math.round(ticks) >>> 0 };
      this.socket.write(interleaved(tracks[track].channel + 1, writeSenderReport(report, packets, octets)));
    }
  }

  private sendPicture(): void {
    const units = [pictureNumber(this.picture), ...(this.pictures[this.picture % this.pictures.length] ?? [])];
    for (const [index, unit] of units.entries())
      this.packet('video', this.picture * (90_000 / frameRate), index === units.length - 1, unit);
    this.picture += 1;
  }

  private sendSound(): void {
    const frame = Buffer.concat([soundMark, digits(this.sound), this.sounds[this.sound % this.sounds.length] ?? Buffer.alloc(0)]);
    const head = Buffer.from([0, 16, frame.length >> 5, (frame.length & 31) << 3]);
    this.packet('sound', this.sound * samplesAFrame, true, Buffer.concat([head, frame]));
    this.sound += 1;
  }

  private packet(track: 'video' | 'sound', timestamp: number, marker: boolean, payload: Buffer): void {
    const count = this.counts[track];
    const head = Buffer.alloc(12);
    head.writeUInt8(0x80, 0);
    head.writeUInt8((marker ? 0x80 : 0) | tracks[track].payload, 1);
    head.writeUInt16BE(count.sequence & 0xffff, 2);
    head.writeUInt32BE(timestamp >>> 0, 4);
    head.writeUInt32BE(tracks[track].payload, 8);
    count.sequence += 1;
    count.packets += 1;
    count.octets += payload.length;
    this.socket.write(interleaved(tracks[track].channel, Buffer.concat([head, payload])));
  }
}

/** Two seconds of pictures, each the NAL units of one; the second is a group of its own. */
function encodedPictures(): readonly (readonly Buffer[])[] {
  const input = ['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=${frameRate}`, '-t', '2'];
  const encoder = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-bf',
    '0',
    '-g',
    String(frameRate),
    '-x264-params',
    'repeat-headers=1:scenecut=0',
  ];
  const bytes = ffmpeg([...input, ...encoder, '-slices', '1', '-f', 'h264', '-']);
  const pictures: Buffer[][] = [];
  let current: Buffer[] = [];
  for (const unit of units(bytes)) {
    const type = (unit[0] ?? 0) & 31;
    if (type === 6 || type === 9) continue;
    current.push(unit);
    if (type === 1 || type === 5) {
      pictures.push(current);
      current = [];
    }
  }
  return pictures;
}

function units(stream: Buffer): readonly Buffer[] {
  const starts: number[] = [];
  for (let at = stream.indexOf('\0\0\x01', 0, 'latin1'); at !== -1; at = stream.indexOf('\0\0\x01', at + 3, 'latin1')) starts.push(at + 3);
  return starts.map((from, index) => {
    const next = starts[index + 1];
    let to = next === undefined ? stream.length : next - 3;
    while (to > from && stream[to - 1] === 0) to -= 1;
    return stream.subarray(from, to);
  });
}

function encodedSounds(): { readonly frames: readonly Buffer[]; readonly config: string } {
  const bytes = ffmpeg([
    '-f',
    'lavfi',
    '-i',
    `sine=frequency=440:sample_rate=${soundRate}`,
    '-t',
    '2',
    '-c:a',
    'aac',
    '-b:a',
    '64k',
    '-f',
    'adts',
    '-',
  ]);
  const frames: Buffer[] = [];
  for (let at = 0; at + 7 <= bytes.length;) {
    const length = ((bytes.readUInt8(at + 3) & 3) << 11) | (bytes.readUInt8(at + 4) << 3) | (bytes.readUInt8(at + 5) >> 5);
    frames.push(bytes.subarray(at + 7, at + length));
    at += length;
  }
  // AAC-LC, 48 kHz, one channel.
  return { frames, config: '1188' };
}

function pictureNumber(number: number): Buffer {
  const payload = Buffer.concat([Buffer.from(pictureMark), digits(number)]);
  return Buffer.concat([Buffer.from([6, 5, payload.length]), payload, Buffer.from([0x80])]);
}

function digits(number: number): Buffer {
  return Buffer.from(String(number).padStart(10, '0'));
}

function description(pictures: readonly (readonly Buffer[])[], config: string): string {
  const sets = (pictures[0] ?? []).filter((unit) => [7, 8].includes((unit[0] ?? 0) & 31)).map((unit) => unit.toString('base64'));
  return [
    ...['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=camera', 't=0 0', 'm=video 0 RTP/AVP 96', 'a=rtpmap:96 H264/90000'],
    ...[`a=fmtp:96 packetization-mode=1;sprop-parameter-sets=${sets.join(',')}`, 'a=control:trackID=0'],
    ...['m=audio 0 RTP/AVP 97', `a=rtpmap:97 MPEG4-GENERIC/${soundRate}/1`],
    `a=fmtp:97 streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;config=${config}`,
    ...['a=control:trackID=1', ''],
  ].join('\r\n');
}

function ffmpeg(args: readonly string[]): Buffer {
  return spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', ...args], { maxBuffer: 1e8 }).stdout;
}
