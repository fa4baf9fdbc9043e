import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { FfmpegVerdict } from './ffmpeg-verdict';
import type { NetworkSource } from './recording-source';

const AGAIN_MS = 250;
const WITHIN_MS = 2_000;
const RTSP_PORT = 554;

/**
 * Whether the camera speaks; the verdict when it doesn't. One that restarts takes connections before it answers in them, and an ffmpeg
 * in such a connection sleeps through its return. So another is begun every quarter of a second, and the first answer counts.
 */
export function knock(
  { url, transport }: Pick<NetworkSource, 'url' | 'transport'>,
  withinMs = WITHIN_MS,
): Promise<FfmpegVerdict | undefined> {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  // ffmpeg asks the same first, and every RTSP server answers it, if only with 401. Behind TLS or a tunnel the connection has to do.
  const question = protocol === 'rtsp:' && transport !== 'http' ? `OPTIONS ${url} RTSP/1.0\r\nCSeq: 1\r\n\r\n` : undefined;
  const sockets: Socket[] = [];
  return new Promise((resolve) => {
    let silence: FfmpegVerdict = 'unreachable';
    const answer = (verdict: FfmpegVerdict | undefined): void => {
      clearInterval(again);
      clearTimeout(end);
      for (const socket of sockets) socket.destroy();
      resolve(verdict);
    };
    const begin = (): void => {
      const socket = connect({ host, port: port === '' ? RTSP_PORT : Number(port) });
      sockets.push(socket);
      socket.once('connect', () => {
        silence = 'stalled';
        if (question === undefined) answer(undefined);
        else socket.write(question);
      });
      socket.once('data', () => answer(undefined));
      socket.once('end', () => answer('refused'));
      socket.once('error', ({ code }: NodeJS.ErrnoException) =>
        answer(code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE' ? 'refused' : 'unreachable'),
      );
    };
    const again = setInterval(begin, AGAIN_MS);
    const end = setTimeout(() => answer(silence), withinMs);
    begin();
  });
}
