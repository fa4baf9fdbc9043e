import { CaptureError } from './capture-error';
import type { DialledSource, NetworkSource } from './recording-source';

/** After this long without a packet ffmpeg gives up by itself (in fact after twice this); the supervisor is faster. */
const SOCKET_TIMEOUT_US = 5_000_000;
const UDP_BUFFER_BYTES = 4 * 1024 * 1024;

/**
 * What ffmpeg reads the camera's address from, so that the password is in no argument list.
 * Rejects control characters: they could begin a directive of their own.
 */
export function ffconcatOf(source: DialledSource): string {
  return [
    'ffconcat version 1.0',
    `file '${addressOf(source)}'`,
    `option rtsp_transport ${source.transport}`,
    // A key frame comes in a burst; the usual buffer of a datagram socket is smaller than that.
    ...(source.transport === 'udp' ? [`option buffer_size ${UDP_BUFFER_BYTES}`] : []),
    `option timeout ${SOCKET_TIMEOUT_US}`,
    '',
  ].join('\n');
}

function addressOf({ url, credentials }: NetworkSource): string {
  const found = /^(rtsp:\/\/)(?:[^/@]*@)?([^\s\p{Cc}]+)$/u.exec(url);
  if (!found) throw new CaptureError('capture.bad-address', 'not an rtsp:// address');
  const [, scheme = '', rest = ''] = found;
  const login = credentials ? `${encode(credentials.username)}:${encode(credentials.password)}@` : '';
  return `${scheme}${login}${rest.replaceAll("'", '%27')}`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27');
}
