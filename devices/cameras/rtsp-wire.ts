import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A connection over which RTSP is spoken. */
export interface RtspWire {
  write(message: string): void;
  onData(listener: (chunk: Buffer) => void): void;
  /** It broke or the other side left; perhaps more than once. */
  onEnd(listener: (error: Error) => void): void;
  destroy(): void;
}

export function plainWire(url: string): RtspWire {
  const socket = open(url);
  return { ...ends([socket]), write: (message) => void socket.write(message), onData: (listener) => void socket.on('data', listener) };
}

/** Through HTTP: the answers come as the body of a GET, the requests go as the body of a POST, in base64. */
export function tunnelledWire(url: string): RtspWire {
  const { pathname, search, host } = new URL(url);
  const head = (method: string, more: readonly string[]): string =>
    [
      `${method} ${pathname}${search} HTTP/1.0`,
      `Host: ${host}`,
      `x-sessioncookie: ${cookie}`,
      'Cache-Control: no-cache',
      ...more,
      '',
      '',
    ].join('\r\n');
  const cookie = randomBytes(12).toString('hex');
  const [answers, requests] = [open(url), open(url)];
  let opened = '';
  let listen: (chunk: Buffer) => void = () => undefined;
  let begun = false;
  const unsaid: string[] = [];
  const say = (message: string): void => void requests.write(Buffer.from(message).toString('base64'));
  answers.write(head('GET', ['Accept: application/x-rtsp-tunnelled']));
  answers.on('data', (chunk) => {
    if (begun) {
      listen(chunk);
      return;
    }
    opened += chunk.toString('latin1');
    const end = opened.indexOf('\r\n\r\n');
    if (end < 0 && opened.length < 8_192) return;
    if (!/^HTTP\/1\.\d 200/.test(opened)) return void answers.destroy(new Error('no tunnel there'));
    begun = true;
    requests.write(head('POST', ['Content-Type: application/x-rtsp-tunnelled', 'Content-Length: 32767']));
    unsaid.splice(0).forEach(say);
    listen(Buffer.from(opened.slice(end + 4), 'latin1'));
  });
  return {
    ...ends([answers, requests]),
    write: (message) => (begun ? say(message) : void unsaid.push(message)),
    onData: (listener) => void (listen = listener),
  };
}

function open(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 554 : Number(port) });
}

function ends(sockets: readonly Socket[]): Pick<RtspWire, 'onEnd' | 'destroy'> {
  return {
    onEnd(listener) {
      for (const socket of sockets) {
        socket.on('error', listener);
        socket.on('close', () => listener(new Error('connection closed')));
      }
    },
    destroy: () => sockets.forEach((socket) => socket.destroy()),
  };
}
