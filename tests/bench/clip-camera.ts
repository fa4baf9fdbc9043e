import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { LiveRelay } from '../../devices/cameras/simulator/live-relay';
import { openPublisherIntake } from '../../devices/cameras/simulator/publisher-intake';
import { rtpHead, timestampDifference, VIDEO } from '../../devices/cameras/simulator/rtp';
import { RtspSession } from '../../devices/cameras/simulator/rtsp-session';

export const clipCredentials = { username: 'bench', password: 'bench' } as const;

/** When a picture was on the wire: `frame` counts from the clip's first. */
export interface SentFrame {
  readonly frame: number;
  readonly atMs: number;
}

export interface ClipCamera {
  /** Any path of it is the same stream, so that one clip stands for any number of cameras. */
  readonly url: string;
  sent(): readonly SentFrame[];
  close(): void;
}

/** Sends a clip over and over at its own pace, copied and not encoded, by the simulator's own RTSP server. */
export async function startClipCamera(clip: string, frameRate: number): Promise<ClipCamera> {
  const relay = new LiveRelay({ codec: 'h264', soundClockRate: 48_000 });
  const sent: SentFrame[] = [];
  let first: number | undefined;
  let last: number | undefined;
  const note = (timestamp: number): void => {
    first ??= timestamp;
    if (timestamp === last) return;
    last = timestamp;
    sent.push({ frame: Math.round((timestampDifference(timestamp, first) * frameRate) / 90_000), atMs: Date.now() });
  };
  let announce: (sdp: string) => void = () => undefined;
  const description = new Promise<string>((resolve) => (announce = resolve));
  const intake = await openPublisherIntake({
    announced: announce,
    packet: (track, kind, packet) => {
      const head = track === VIDEO && kind === 'rtp' ? rtpHead(packet) : undefined;
      if (head) note(head.timestamp);
      relay.take(track, kind, packet);
    },
  });
  const input = ['-hide_banner', '-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', clip, '-c', 'copy'];
  const output = ['-f', 'rtsp', '-rtsp_transport', 'tcp', intake.url];
  const publisher = spawn('ffmpeg', [...input, ...output], { stdio: ['ignore', 'ignore', 'inherit'] });
  const stream = { relay, describe: () => description };
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    new RtspSession(
      { said: socket, answers: socket, isTunnelled: false },
      {
        credentials: clipCredentials,
        auth: 'digest',
        carries: ['tcp'],
        refusal: '461 Unsupported Transport',
        software: 'clip camera',
        streamAt: () => ({ stream, offered: 'all' }),
        slowLine: () => undefined,
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await description;
  return {
    url: `rtsp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    close: () => {
      publisher.kill('SIGKILL');
      intake.close();
      relay.end();
      server.close();
    },
  };
}
