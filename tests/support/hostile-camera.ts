import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What one connection of a hostile camera was asked, as it came. */
export interface Asked {
  /** The first word: an RTSP or HTTP method. */
  readonly method: string;
  readonly head: string;
  readonly cseq: string;
  readonly body: string;
  readonly socket: Socket;
}

/** A server at the wire that answers whatever its script says, to RTSP and to HTTP alike. */
export interface HostileCamera {
  readonly port: number;
  /** All that it was told; a canary secret must not stand in it. */
  readonly heard: () => string;
  readonly connections: () => number;
  close(): Promise<void>;
}

export async function openHostileCamera(answer: (asked: Asked) => void, host = '127.0.0.1'): Promise<HostileCamera> {
  const sockets = new Set<Socket>();
  let heard = '';
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let rest = '';
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (heard.length < 1024 * 1024) heard += text;
      rest = (rest + text).slice(-256 * 1024);
      for (let asked = take(); asked; asked = take()) answer({ ...asked, socket });
    });
    const take = (): Omit<Asked, 'socket'> | undefined => {
      // What a player says within the stream is no question.
      if (rest.startsWith('$')) rest = '';
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return undefined;
      const head = rest.slice(0, end);
      const bodyBytes = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
      if (rest.length < end + 4 + bodyBytes) return undefined;
      const body = rest.slice(end + 4, end + 4 + bodyBytes);
      rest = rest.slice(end + 4 + bodyBytes);
      return { method: head.split(' ')[0] ?? '', head, cseq: /^cseq: *(\d+)/im.exec(head)?.[1] ?? '0', body };
    };
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    connections: () => connections,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Writes the same portion again and again, as fast as it is taken, until `bytes` are written or the other side leaves. */
export function pour(socket: Socket, portion: Buffer | string, bytes = Infinity): void {
  const data = Buffer.from(portion);
  let written = 0;
  const more = (): void => {
    while (written < bytes && socket.writable) {
      written += data.length;
      if (!socket.write(data)) return void socket.once('drain', more);
    }
    if (written >= bytes) socket.end();
  };
  more();
}

/** Writes one byte each `ms`, again and again. */
export function drip(socket: Socket, text: string, ms: number): void {
  let at = 0;
  const timer = setInterval(() => {
    socket.write(text[at++ % text.length] ?? ' ');
  }, ms);
  socket.on('close', () => clearInterval(timer));
}
