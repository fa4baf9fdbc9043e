import { connect } from 'node:net';
import type { FfmpegVerdict } from './ffmpeg-verdict';

const KNOCK_MS = 500;
const RTSP_PORT = 554;

/**
 * Whether the camera takes connections at all; the verdict when it doesn't. A new connection each time: one that hangs since the cable
 * was pulled asks again only after seconds, and an ffmpeg that hangs in it would sleep through the camera's return.
 */
export function knock(url: string, withinMs = KNOCK_MS): Promise<FfmpegVerdict | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? RTSP_PORT : Number(port) });
    const answer = (verdict: FfmpegVerdict | undefined): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(verdict);
    };
    const timer = setTimeout(() => answer('unreachable'), withinMs);
    socket.once('connect', () => answer(undefined));
    socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable'));
  });
}
