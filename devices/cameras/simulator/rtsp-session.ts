import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Credentials } from '../camera';
import { digestResponse, parseAuthHeader } from '../digest-auth';
import { RtspReader, writeRtspMessage, type RtspMessage } from '../rtsp-message';
import type { CameraStream } from './camera-stream';
import { RelayPlayer, type PlayStart, type SlowLine } from './relay-player';
import { cameraDescription } from './session-description';

const METHODS = 'OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN';

export interface RtspCamera {
  readonly credentials: Credentials;
  readonly software: string;
  streamAt(path: string): CameraStream | undefined;
  slowLine(): SlowLine | undefined;
}

interface Request {
  readonly method: string;
  readonly uri: string;
  readonly message: RtspMessage;
  readonly reply: (status: string, headers?: Readonly<Record<string, string>>, body?: string) => void;
}

/** One client's RTSP connection to the camera: digest authentication, RTP interleaved over TCP only. */
export class RtspSession {
  private readonly nonce = randomBytes(16).toString('hex');
  private readonly id = randomBytes(6).toString('hex');
  private readonly channels: (number | undefined)[] = [];
  private playing: { readonly stream: CameraStream; readonly player: RelayPlayer } | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly camera: RtspCamera,
  ) {
    const reader = new RtspReader();
    let turn = Promise.resolve();
    socket.setNoDelay(true);
    socket.on('close', () => this.leave());
    socket.on('data', (chunk) => {
      try {
        for (const item of reader.push(chunk)) {
          if (item.kind === 'message') turn = turn.then(() => this.serve(item.message)).catch(() => void socket.destroy());
        }
      } catch {
        socket.destroy();
      }
    });
  }

  /** Changes how fast the line to this client is. */
  slowDown(line: SlowLine | undefined): void {
    this.playing?.player.slowDown(line);
  }

  private async serve(message: RtspMessage): Promise<void> {
    const [method = '', uri = ''] = message.startLine.split(' ');
    const reply: Request['reply'] = (status, headers = {}, body = '') => {
      if (!this.socket.writable) return;
      this.socket.write(
        writeRtspMessage(
          `RTSP/1.0 ${status}`,
          { CSeq: message.headers.get('cseq') ?? '0', Server: this.camera.software, ...headers },
          body,
        ),
      );
    };
    if (method === 'OPTIONS') return reply('200 OK', { Public: METHODS });
    if (!this.isAuthorized(message, method)) {
      return reply('401 Unauthorized', { 'WWW-Authenticate': `Digest realm="camera", nonce="${this.nonce}", algorithm="MD5"` });
    }
    const path = /^rtsp:\/\/[^/]+(\/[^?]*)/.exec(uri)?.[1] ?? '';
    const stream = this.camera.streamAt(path.replace(/\/(trackID=\d+)?$/, ''));
    if (stream === undefined) return reply('404 Stream Not Found');
    await this.serveStream({ method, uri, message, reply }, stream);
  }

  private async serveStream({ method, uri, message, reply }: Request, stream: CameraStream): Promise<void> {
    const session = { Session: `${this.id};timeout=60` };
    switch (method) {
      case 'DESCRIBE':
        return reply(
          '200 OK',
          { 'Content-Base': `${uri}/`, 'Content-Type': 'application/sdp' },
          cameraDescription(await stream.describe(), this.socket.localAddress ?? ''),
        );
      case 'SETUP': {
        const track = Number(/trackID=([01])$/.exec(uri)?.[1] ?? NaN);
        const transport = message.headers.get('transport') ?? '';
        if (Number.isNaN(track)) return reply('404 Track Not Found');
        if (!transport.startsWith('RTP/AVP/TCP')) return reply('461 Unsupported Transport');
        const channel = Number(/interleaved=(\d+)/.exec(transport)?.[1] ?? track * 2);
        this.channels[track] = channel;
        return reply('200 OK', { ...session, Transport: `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1}` });
      }
      case 'PLAY':
        await stream.describe();
        return this.play(uri.replace(/\/$/, ''), stream, (headers) => reply('200 OK', { ...session, ...headers }));
      case 'PAUSE':
        this.leave();
        return reply('200 OK', session);
      case 'GET_PARAMETER':
      case 'SET_PARAMETER':
        return reply('200 OK', session);
      case 'TEARDOWN':
        this.leave();
        return reply('200 OK', session);
      default:
        return reply('405 Method Not Allowed', { Allow: METHODS });
    }
  }

  /** PLAY is answered when the first packets are known, so that RTP-Info is exact; a frozen camera answers without it and sends nothing. */
  private play(uri: string, stream: CameraStream, reply: (headers: Record<string, string>) => void): void {
    this.leave();
    const describeStart = (start: PlayStart): string =>
      start
        .flatMap((first, track) =>
          first === undefined ? [] : [`url=${uri}/trackID=${track};seq=${first.sequence};rtptime=${first.timestamp}`],
        )
        .join(',');
    const frozen = stream.relay.isFrozen;
    if (frozen) reply({ Range: 'npt=now-' });
    const player = new RelayPlayer(
      this.socket,
      this.channels,
      frozen ? undefined : (start) => reply({ Range: 'npt=now-', 'RTP-Info': describeStart(start) }),
    );
    player.slowDown(this.camera.slowLine());
    stream.relay.add(player);
    this.playing = { stream, player };
  }

  private leave(): void {
    if (this.playing === undefined) return;
    this.playing.stream.relay.remove(this.playing.player);
    this.playing.player.stop();
    this.playing = undefined;
  }

  private isAuthorized(message: RtspMessage, method: string): boolean {
    const { credentials } = this.camera;
    return parseAuthHeader(message.headers.get('authorization') ?? '').some(
      ({ scheme, params }) =>
        scheme === 'digest' &&
        params.get('username') === credentials.username &&
        params.get('nonce') === this.nonce &&
        params.get('response') === digestResponse(new Map([...params, ['realm', 'camera']]), credentials, method),
    );
  }
}
