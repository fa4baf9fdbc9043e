import { setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import Mpeg1Muxer from 'node-rtsp-stream/mpeg1muxer.js';

/** No larger than the page decodes in time, in the colours its decoder knows. */
const PICTURE = "scale=w='min(1280,iw)':h=-2:out_color_matrix=bt601:out_range=tv";
/** Below whatever records. */
const NICE = 10;

/**
 * MPEG-1 in MPEG-TS for a page that can't decode the camera's codec (HEVC, MJPEG), by node-rtsp-stream's muxer alone: its
 * WebSocket server, open to every interface, is never started. `input` is the bytes of the recording as it grows, or a path
 * ffmpeg can read; never a camera's address with its password, which would stand in the process list.
 */
export function openMpeg1Stream(
  input: string | Readable,
  onChunk: (chunk: Buffer) => void,
  onEnd: () => void = () => undefined,
): { close(): void } {
  const muxer = new Mpeg1Muxer({
    url: typeof input === 'string' ? input : 'pipe:0',
    ffmpegPath: 'ffmpeg',
    ffmpegOptions: { '-loglevel': 'error', '-an': '', '-vf': PICTURE, '-r': 25, '-b:v': '1500k', '-bf': 0, '-threads': 1 },
  });
  const { stream } = muxer;
  if (stream.pid !== undefined) lower(stream.pid);
  let closed = false;
  const end = (): void => {
    if (!closed) onEnd();
    closed = true;
  };
  muxer.on('mpeg1data', (chunk: Buffer) => (closed ? undefined : onChunk(chunk)));
  stream.on('error', end);
  stream.on('close', end);
  stream.stdin.on('error', () => undefined);
  if (typeof input !== 'string') input.pipe(stream.stdin);
  return {
    close() {
      closed = true;
      if (typeof input !== 'string') input.unpipe(stream.stdin);
      stream.kill('SIGKILL');
    },
  };
}

function lower(pid: number): void {
  try {
    setPriority(pid, NICE);
  } catch {
    // It has ended already.
  }
}
