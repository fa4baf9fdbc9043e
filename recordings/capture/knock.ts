import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { FfmpegVerdict } from './ffmpeg-verdict';

const AGAIN_MS = 250;
const WITHIN_MS = 2_000;
const RTSP_PORT = 554;

/**
 * Whether the camera takes connections at all; the verdict when it doesn't. A further connection is begun every quarter of a second:
 * one that was begun before the camera came back asks again only after seconds, and so would an ffmpeg that hangs in it.
 */
export function knock(url: string, withinMs = WITHIN_MS): Promise<FfmpegVerdict | undefined> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const sockets: Socket[] = [];
  return new Promise((resolve) => {
    const answer = (verdict: FfmpegVerdict | undefined): void => {
      clearInterval(again);
      clearTimeout(end);
      for (const socket of sockets) socket.destroy();
      resolve(verdict);
    };
    const begin = (): void => {
      const socket = connect({ host, port: port === '' ? RTSP_PORT : Number(port) });
      sockets.push(socket);
      socket.once('connect', () => answer(undefined));
      socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable'));
    };
    const again = setInterval(begin, AGAIN_MS);
    const end = setTimeout(() => answer('unreachable'), withinMs);
    begin();
  });
}
