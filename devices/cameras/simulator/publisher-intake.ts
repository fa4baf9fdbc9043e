import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { RtspReader, writeRtspMessage, type RtspMessage } from '../rtsp-message';

export interface Publication {
  /** The session description the publisher announced. */
  announced(sdp: string): void;
  /** A packet of a track (0, 1, … in the order of the description). */
  packet(track: number, kind: 'rtp' | 'rtcp', packet: Buffer): void;
}

/** A private door on loopback through which one ffmpeg brings its live stream (RTSP ANNOUNCE and RECORD over TCP). */
export async function openPublisherIntake(publication: Publication): Promise<{ readonly url: string; close(): void }> {
  const path = randomBytes(12).toString('hex');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (sockets.size > 0) return void socket.destroy();
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    serve(socket, path, publication);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `rtsp://127.0.0.1:${port}/${path}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function serve(socket: Socket, path: string, publication: Publication): void {
  const reader = new RtspReader();
  const answer = (request: RtspMessage): string => {
    const [method = '', uri = ''] = request.startLine.split(' ');
    const reply = (status: string, headers: Record<string, string> = {}): string =>
      writeRtspMessage(`RTSP/1.0 ${status}`, { CSeq: request.headers.get('cseq') ?? '0', Session: 'publisher', ...headers });
    if (!uri.includes(path)) return reply('404 Not Found');
    switch (method) {
      case 'OPTIONS':
        return reply('200 OK', { Public: 'OPTIONS, ANNOUNCE, SETUP, RECORD, TEARDOWN' });
      case 'ANNOUNCE':
        publication.announced(request.body);
        return reply('200 OK');
      case 'SETUP':
        return reply('200 OK', { Transport: request.headers.get('transport') ?? '' });
      case 'RECORD':
      case 'GET_PARAMETER':
      case 'TEARDOWN':
        return reply('200 OK');
      default:
        return reply('405 Method Not Allowed');
    }
  };
  socket.on('data', (chunk) => {
    try {
      for (const item of reader.push(chunk)) {
        if (item.kind === 'message') socket.write(answer(item.message));
        else publication.packet(item.channel >> 1, item.channel % 2 === 0 ? 'rtp' : 'rtcp', item.packet);
      }
    } catch {
      socket.destroy();
    }
  });
}
