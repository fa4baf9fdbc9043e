import type { Asked } from './hostile-camera';
import { drip, pour } from './hostile-camera';

export function rtspReply({ socket, cseq }: Asked, status: string, headers: Readonly<Record<string, string>> = {}, body = ''): void {
  const lines = Object.entries({ CSeq: cseq, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === '' || 'Content-Length' in headers ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  socket.write(`RTSP/1.0 ${status}\r\n${lines.join('')}${length}\r\n${body}`);
}

export const plainSdp = (picture = 'a=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1', control = 'trackID=0'): string =>
  `v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\n${picture}\r\na=control:${control}\r\n`;

const sdpHead = { 'Content-Type': 'application/sdp' };
const describe = (asked: Asked, body: string): void => rtspReply(asked, '200 OK', sdpHead, body);
const noise = Buffer.from(Array.from({ length: 65_536 }, (_, i) => (i * 2_654_435_761) >>> 24));

export interface HostileRtsp {
  /** `all`: it is so from the first question on; otherwise OPTIONS is answered well. */
  readonly from?: 'all';
  readonly answer: (asked: Asked) => void;
  /** What the driver says; undefined where its description is one to record from. */
  readonly code: string | undefined;
  /** It ends by its time alone. */
  readonly slow?: boolean;
}

/** Answers to DESCRIBE. `elsewhere` is the port of another host's listener. */
export function hostileRtsp(elsewhere: number): Readonly<Record<string, HostileRtsp>> {
  const unreadable = 'camera.unreadable';
  const unreachable = 'camera.unreachable';
  const led = 'camera.led-elsewhere';
  const redirect = (to: string): HostileRtsp => ({ answer: (asked) => rtspReply(asked, '302 Moved', { Location: to }), code: led });
  return {
    '10,000 media sections': {
      answer: (asked) => describe(asked, `v=0\r\n${'m=video 0 RTP/AVP 96\r\n'.repeat(10_000)}`),
      code: unreadable,
    },
    'a description of 100 MB': {
      answer: (asked) => {
        rtspReply(asked, '200 OK', { ...sdpHead, 'Content-Length': '104857600' });
        pour(asked.socket, 'a=x:0123456789\r\n'.repeat(4_096), 104_857_600);
      },
      code: unreadable,
    },
    'a header line of 10 MB': {
      answer: (asked) => {
        asked.socket.write('RTSP/1.0 200 OK\r\nX: ');
        pour(asked.socket, 'x'.repeat(65_536), 10 * 1024 * 1024);
      },
      code: unreadable,
    },
    'headers without end': {
      answer: (asked) => {
        asked.socket.write(`RTSP/1.0 200 OK\r\nCSeq: ${asked.cseq}\r\n`);
        pour(asked.socket, 'X-More: 1\r\n'.repeat(5_000));
      },
      code: unreadable,
    },
    'headers a byte at a time': {
      from: 'all',
      answer: ({ socket }) => drip(socket, 'RTSP/1.0 200 OK\r\nX: 1\r\n', 300),
      code: unreachable,
      slow: true,
    },
    'a reply without its end': {
      answer: (asked) => rtspReply(asked, '200 OK', { ...sdpHead, 'Content-Length': '500' }, 'v=0\r\n'),
      code: unreachable,
      slow: true,
    },
    'not a word': { from: 'all', answer: () => undefined, code: unreachable, slow: true },
    'Content-Length: -1': {
      answer: (asked) => rtspReply(asked, '200 OK', { ...sdpHead, 'Content-Length': '-1' }, plainSdp()),
      code: unreadable,
    },
    'Content-Length: 10^18': {
      answer: (asked) => rtspReply(asked, '200 OK', { 'Content-Length': '1000000000000000000' }, plainSdp()),
      code: unreadable,
    },
    'Content-Length shorter than the body': {
      answer: (asked) => rtspReply(asked, '200 OK', { ...sdpHead, 'Content-Length': '7' }, plainSdp()),
      code: 'camera.no-media-profile',
    },
    'huge and negative numbers': { answer: (asked) => describe(asked, plainSdp(`a=rtpmap:-9999999999999999999 H264/-1`)), code: undefined },
    'NULs in the description': { answer: (asked) => describe(asked, `v=0\0\r\n\0\0m=video\0`), code: 'camera.no-media-profile' },
    'random bytes': { from: 'all', answer: ({ socket }) => pour(socket, noise), code: unreadable },
    'an endless flood of replies': {
      from: 'all',
      answer: ({ socket }) => pour(socket, 'RTSP/1.0 100 Continue\r\n\r\n'.repeat(2_000)),
      code: 'camera.unsupported',
    },
    'packets between, and no reply': {
      from: 'all',
      answer: ({ socket }) => pour(socket, Buffer.concat([Buffer.from([0x24, 0, 0xff, 0xff]), Buffer.alloc(0xffff)])),
      code: unreadable,
    },
    'a 401 with ever another nonce': {
      answer: (asked) => rtspReply(asked, '401 No', { 'WWW-Authenticate': `Digest realm="r", nonce="${Math.random()}"` }),
      code: 'camera.wrong-password',
    },
    'a challenge made to be slow to read': {
      answer: (asked) => rtspReply(asked, '401 No', { 'WWW-Authenticate': `Digest ${'a'.repeat(15_000)}` }),
      code: 'camera.wrong-password',
    },
    'a redirect to a file': redirect('file:///etc/passwd'),
    'a redirect to another host': redirect(`rtsp://127.0.0.2:${elsewhere}/main`),
    'an HTTP page': {
      from: 'all',
      answer: ({ socket }) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'),
      code: unreadable,
    },
    MJPEG: {
      answer: (asked) => describe(asked, plainSdp('a=rtpmap:26 JPEG/90000').replace('AVP 96', 'AVP 26')),
      code: 'camera.unsupported',
    },
    'MPEG-4': { answer: (asked) => describe(asked, plainSdp('a=rtpmap:96 MP4V-ES/90000')), code: 'camera.unsupported' },
    VP8: { answer: (asked) => describe(asked, plainSdp('a=rtpmap:96 VP8/90000')), code: 'camera.unsupported' },
    AV1: { answer: (asked) => describe(asked, plainSdp('a=rtpmap:96 AV1/90000')), code: 'camera.unsupported' },
  };
}
