import { describe, expect, it } from 'vitest';
import { interleaved, RtspReader, writeRtspMessage } from '../../../../devices/cameras/rtsp-message';

describe('an RTSP connection', () => {
  const bytes = Buffer.concat([
    Buffer.from(writeRtspMessage('RTSP/1.0 200 OK', { CSeq: '3' }, 'v=0\r\n')),
    interleaved(0, Buffer.from('packet')),
    Buffer.from(
      writeRtspMessage('RTSP/1.0 401 No', { CSeq: '4', 'WWW-Authenticate': 'Basic realm="a"', 'www-authenticate': 'Digest realm="a"' }),
    ),
  ]);

  it.each([1, 3, 7, bytes.length])('is read the same in pieces of %i bytes', (size) => {
    const reader = new RtspReader();
    const items = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      reader.push(bytes.subarray(i * size, (i + 1) * size)),
    ).flat();
    expect(items).toMatchObject([
      { kind: 'message', message: { startLine: 'RTSP/1.0 200 OK', body: 'v=0\r\n' } },
      { kind: 'packet', channel: 0, packet: Buffer.from('packet') },
      { kind: 'message', message: { startLine: 'RTSP/1.0 401 No' } },
    ]);
    const last = items[2];
    expect(last?.kind === 'message' && last.message.headers.get('www-authenticate')).toBe('Basic realm="a", Digest realm="a"');
  });

  it('is given up when a header or body has no end', () => {
    expect(() => new RtspReader().push(Buffer.alloc(20_000, 'a'))).toThrow(/too long/);
    expect(() => new RtspReader().push(Buffer.from('A\r\nContent-Length: 999999999\r\n\r\n'))).toThrow(/too long/);
  });
});
