import type { Socket } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';

/** A client that has come in: what it says, and where it hears the answer. */
export interface ClientWire {
  readonly said: Readable;
  readonly answers: Socket;
  readonly isTunnelled: boolean;
}

const HEAD_LIMIT = 8 * 1024;
const OPEN_REPLY = 'HTTP/1.0 200 OK\r\nConnection: close\r\nCache-Control: no-store\r\nContent-Type: application/x-rtsp-tunnelled\r\n\r\n';

/**
 * The door of the camera's RTSP port. Plain RTSP goes through as it is; RTSP tunnelled over HTTP comes as two connections of one
 * session cookie, a GET that stays open for the answers and a POST whose body is the requests in base64.
 */
export class RtspDoor {
  private readonly waiting = new Map<string, Socket>();

  constructor(private readonly options: { readonly tunnels: boolean; readonly enter: (wire: ClientWire) => void }) {}

  open(socket: Socket): void {
    let head: Buffer = Buffer.alloc(0);
    const look = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const method = /^(GET|POST) /.exec(head.toString('latin1', 0, 5))?.[1];
      const end = head.indexOf('\r\n\r\n');
      if (method !== undefined && end < 0 && head.length < HEAD_LIMIT) return;
      socket.off('data', look);
      socket.pause();
      if (method === undefined) this.plain(socket, head);
      else this.tunnel(socket, method, head.toString('latin1', 0, end), head.subarray(end + 4));
    };
    socket.on('data', look);
  }

  private plain(socket: Socket, begun: Buffer): void {
    socket.unshift(begun);
    this.options.enter({ said: socket, answers: socket, isTunnelled: false });
    socket.resume();
  }

  private tunnel(socket: Socket, method: string, head: string, body: Buffer): void {
    const cookie = /^x-sessioncookie:\s*(\S+)/im.exec(head)?.[1];
    if (!this.options.tunnels || cookie === undefined) {
      socket.end('HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (method === 'GET') {
      this.waiting.set(cookie, socket);
      socket.on('close', () => this.waiting.delete(cookie));
      socket.resume();
      socket.write(OPEN_REPLY);
      return;
    }
    const answers = this.waiting.get(cookie);
    if (!answers) return void socket.destroy();
    this.waiting.delete(cookie);
    const said = new PassThrough();
    const decoder = new Base64Reader();
    const take = (chunk: Buffer): void => void said.write(decoder.push(chunk.toString('latin1')));
    take(body);
    socket.on('data', take);
    socket.on('close', () => answers.destroy());
    answers.on('close', () => socket.destroy());
    this.options.enter({ said, answers, isTunnelled: true });
    socket.resume();
  }
}

/** Base64 in any portions; each request ends with its own padding. */
class Base64Reader {
  private rest = '';

  push(text: string): Buffer {
    const all = this.rest + text.replaceAll(/\s/g, '');
    const whole = all.length - (all.length % 4);
    this.rest = all.slice(whole);
    return Buffer.concat((all.slice(0, whole).match(/.{4}/g) ?? []).map((quad) => Buffer.from(quad, 'base64')));
  }
}
