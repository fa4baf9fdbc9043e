import { CaptureError } from './capture-error';
import type { RecordingSource } from './recording-source';

/** After this long without a packet ffmpeg gives up by itself (in fact after twice this); the supervisor is faster. */
const SOCKET_TIMEOUT_US = 5_000_000;

/**
 * What ffmpeg reads the camera's address from, so that the password is in no argument list.
 * Rejects control characters: they could begin a directive of their own.
 */
export function ffconcatOf(source: RecordingSource): string {
  return [
    'ffconcat version 1.0',
    `file '${addressOf(source)}'`,
    `option rtsp_transport ${source.transport}`,
    `option timeout ${SOCKET_TIMEOUT_US}`,
    '',
  ].join('\n');
}

function addressOf({ url, credentials }: RecordingSource): string {
  const found = /^(rtsp:\/\/)(?:[^/@]*@)?([^\s\p{Cc}]+)$/u.exec(url);
  if (!found) throw new CaptureError('capture.bad-address', 'not an rtsp:// address');
  const [, scheme = '', rest = ''] = found;
  const login = credentials ? `${encode(credentials.username)}:${encode(credentials.password)}@` : '';
  return `${scheme}${login}${rest.replaceAll("'", '%27')}`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27');
}
