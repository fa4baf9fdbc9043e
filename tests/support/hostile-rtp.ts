import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:net';
import { interleaved } from '../../devices/cameras/rtsp-message';
import type { Asked } from './hostile-camera';
import { pour } from './hostile-camera';
import { plainSdp, rtspReply } from './hostile-rtsp';

/** Answers all that a player asks, and then plays what it likes. */
export function playing(sdp: string, play: (socket: Socket) => void): (asked: Asked) => void {
  return (asked) => {
    const session = { Session: '1234;timeout=60' };
    if (asked.method === 'DESCRIBE') rtspReply(asked, '200 OK', { 'Content-Type': 'application/sdp' }, sdp);
    else if (asked.method === 'SETUP') rtspReply(asked, '200 OK', { ...session, Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1' });
    else rtspReply(asked, '200 OK', session);
    if (asked.method === 'PLAY') play(asked.socket);
  };
}

function rtpPacket(sequence: number, timestamp: number, payload: Buffer, marker = true): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt8(0x80, 0);
  head.writeUInt8((marker ? 0x80 : 0) | 96, 1);
  head.writeUInt16BE(sequence & 0xffff, 2);
  head.writeUInt32BE(timestamp >>> 0, 4);
  head.writeUInt32BE(0x1234, 8);
  return interleaved(0, Buffer.concat([head, payload]));
}

/** What an honest encoder makes, packet by packet; resolves with the way to stop. */
async function encoded(codec: readonly string[], onPacket: (packet: Buffer) => void): Promise<() => void> {
  const socket = createSocket('udp4');
  socket.on('message', onPacket);
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const source = ['-re', '-f', 'lavfi', '-i', 'testsrc=s=160x128:r=25', ...codec];
  const target = ['-payload_type', '96', '-f', 'rtp', `rtp://127.0.0.1:${socket.address().port}?pkt_size=1200`];
  const child = spawn('ffmpeg', ['-nostdin', '-loglevel', 'error', ...source, ...target], { stdio: 'ignore' });
  return () => {
    child.kill('SIGKILL');
    socket.close();
  };
}

/** An H.264 SPS of a size that every decoder of ffmpeg would still take: 16384 it refuses by itself. */
function monstrousSps(side = 16_000): Buffer {
  const ue = (n: number): string => {
    const binary = (n + 1).toString(2);
    return '0'.repeat(binary.length - 1) + binary;
  };
  const bits = [ue(0), ue(0), ue(2), ue(1), '0', ue(side / 16 - 1), ue(side / 16 - 1), '1', '1', '0', '0', '1'].join('');
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
  return Buffer.from([0x67, 66, 0, 62, ...(padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))]);
}

const pps = Buffer.from([0x68, 0xce, 0x38, 0x80]);
const each = (socket: Socket, ms: number, portion: (n: number) => Buffer): void => {
  let n = 0;
  const timer = setInterval(() => {
    if (socket.writable && !socket.writableNeedDrain) socket.write(portion(n++));
  }, ms);
  socket.on('close', () => clearInterval(timer));
};
const forward =
  (codec: readonly string[], change: (packet: Buffer, n: number) => Buffer = (packet) => packet) =>
  (socket: Socket) => {
    let n = 0;
    const stopping = encoded(codec, (packet) => {
      if (socket.writable && packet.length > 12) socket.write(interleaved(0, change(packet, n++)));
    });
    socket.on('close', () => void stopping.then((stop) => stop()));
  };

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '5'];
const h265 = [
  '-c:v',
  'libx265',
  '-preset',
  'ultrafast',
  '-tune',
  'zerolatency',
  '-x265-params',
  'log-level=none:keyint=5:repeat-headers=1',
];
const named = (name: string): string => plainSdp(`a=rtpmap:96 ${name}/90000`);

/** Streams that begin well. `verdicts`: what the recorder may say; empty where it may also go on recording. */
export const hostileStreams: Readonly<
  Record<string, { readonly sdp: string; readonly play: (socket: Socket) => void; readonly verdicts: readonly string[] }>
> = {
  mjpeg: {
    sdp: named('JPEG').replaceAll('96', '26'),
    play: forward(['-c:v', 'mjpeg', '-huffman', 'default', '-force_duplicated_matrix', '1', '-pix_fmt', 'yuvj420p'], (packet) => {
      packet.writeUInt8((packet.readUInt8(1) & 0x80) | 26, 1);
      return packet;
    }),
    verdicts: ['codec-unsupported'],
  },
  mpeg4: {
    sdp: named('MP4V-ES'),
    play: forward(['-c:v', 'mpeg4', '-g', '5', '-flags', '-global_header']),
    verdicts: ['codec-unsupported'],
  },
  vp8: { sdp: named('VP8'), play: forward(['-c:v', 'libvpx', '-deadline', 'realtime', '-g', '5']), verdicts: ['codec-unsupported'] },
  av1: { sdp: named('AV1'), play: forward(h265), verdicts: ['codec-unsupported', 'unreadable', 'stalled', 'unknown', 'killed'] },
  'h265-as-h264': { sdp: named('H264'), play: forward(h265), verdicts: ['codec-unsupported', 'unreadable', 'stalled', 'format-changed'] },
  'wild-times': {
    sdp: named('H264'),
    play: forward(h264, (packet, n) => {
      packet.writeUInt32BE(Math.imul(n, 0x9e3779b1) >>> 0, 4);
      packet.writeUInt16BE((n * 7_919) & 0xffff, 2);
      return packet;
    }),
    verdicts: [],
  },
  'empty-units': {
    sdp: named('H264'),
    play: (socket) => each(socket, 5, (n) => rtpPacket(n, n * 3_600, n % 2 === 0 ? Buffer.alloc(0) : Buffer.from([0x78, 0, 0, 0, 0]))),
    verdicts: ['stalled', 'unreadable', 'codec-unsupported', 'ended'],
  },
  'monstrous-size': {
    sdp: plainSdp(
      `a=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;sprop-parameter-sets=${monstrousSps().toString('base64')},${pps.toString('base64')}`,
    ),
    play: (socket) =>
      each(socket, 40, (n) =>
        Buffer.concat([
          rtpPacket(n * 3, n * 3_600, monstrousSps(), false),
          rtpPacket(n * 3 + 1, n * 3_600, pps, false),
          rtpPacket(n * 3 + 2, n * 3_600, Buffer.concat([Buffer.from([0x65, 0x88, 0x84]), Buffer.alloc(900, 0x5a)])),
        ]),
      ),
    verdicts: ['codec-unsupported', 'stalled', 'unreadable'],
  },
  'endless-unit': {
    sdp: named('H264'),
    play: (socket) => {
      const portion = Buffer.concat(
        Array.from({ length: 40 }, (_, n) =>
          rtpPacket(n, 0, Buffer.concat([Buffer.from([0x7c, n === 0 ? 0x85 : 0x05]), Buffer.alloc(1_400, 0x11)]), false),
        ),
      );
      pour(socket, portion, 2 * 1024 ** 3);
    },
    verdicts: ['stalled', 'unreadable', 'codec-unsupported', 'killed'],
  },
  chatter: {
    sdp: named('H264'),
    play: (socket) =>
      each(socket, 10, (n) =>
        Buffer.concat(Array.from({ length: 500 }, (_, i) => rtpPacket(n * 500 + i, n, Buffer.from([i % 2 === 0 ? 30 : 31, 1, 2])))),
      ),
    verdicts: ['stalled', 'unreadable', 'codec-unsupported', 'killed'],
  },
  'wrong-lengths': {
    sdp: named('H264'),
    play: (socket) => each(socket, 10, (n) => Buffer.concat([Buffer.from([0x24, n & 3, 0xff, n & 0xff]), Buffer.alloc(700, n)])),
    verdicts: ['stalled', 'unreadable', 'codec-unsupported', 'killed', 'ended'],
  },
};
