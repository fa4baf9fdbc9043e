import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Credentials } from '../camera';
import { digestResponse, parseAuthHeader } from '../digest-auth';
import { RtspReader, writeRtspMessage, type RtspMessage } from '../rtsp-message';
import type { CameraStream } from './camera-stream';
import { RelayPlayer, type PlayStart, type SlowLine } from './relay-player';
import { cameraDescription } from './session-description';

const METHODS = 'OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN';

/** What a client can play. */
export type PlayableStream = Pick<CameraStream, 'describe' | 'relay'>;

export interface RtspCamera {
  readonly credentials: Credentials;
  readonly software: string;
  streamAt(path: string): PlayableStream | undefined;
  slowLine(): SlowLine | undefined;
}

interface Reply {
  readonly status: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One client's RTSP connection to the camera: digest authentication, RTP interleaved over TCP only. */
export class RtspSession {
  private readonly nonce = randomBytes(16).toString('hex');
  private readonly id = randomBytes(6).toString('hex');
  private readonly channels: (number | undefined)[] = [];
  private playing: { readonly stream: PlayableStream; readonly player: RelayPlayer } | undefined;

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
    const reply = await this.answer(message);
    if (reply !== undefined) this.send(message, reply);
  }

  private send(request: RtspMessage, { status, headers, body }: Reply): void {
    if (!this.socket.writable) return;
    const common = { CSeq: request.headers.get('cseq') ?? '0', Server: this.camera.software };
    this.socket.write(writeRtspMessage(`RTSP/1.0 ${status}`, { ...common, ...headers }, body));
  }

  /** The reply, or undefined where it is sent later. */
  private async answer(message: RtspMessage): Promise<Reply | undefined> {
    const [method = '', uri = ''] = message.startLine.split(' ');
    if (method === 'OPTIONS') return { status: '200 OK', headers: { Public: METHODS } };
    if (!this.isAuthorized(message, method)) {
      return {
        status: '401 Unauthorized',
        headers: { 'WWW-Authenticate': `Digest realm="camera", nonce="${this.nonce}", algorithm="MD5"` },
      };
    }
    const path = /^rtsp:\/\/[^/]+(\/[^?]*)/.exec(uri)?.[1] ?? '';
    const stream = this.camera.streamAt(path.replace(/\/(trackID=\d+)?$/, ''));
    if (stream === undefined) return { status: '404 Stream Not Found' };
    const session = { Session: `${this.id};timeout=60` };
    switch (method) {
      case 'DESCRIBE': {
        const body = cameraDescription(await stream.describe(), this.socket.localAddress ?? '');
        return { status: '200 OK', headers: { 'Content-Base': `${uri}/`, 'Content-Type': 'application/sdp' }, body };
      }
      case 'SETUP':
        return this.setUp(uri, message.headers.get('transport') ?? '', session);
      case 'PLAY':
        await stream.describe();
        this.play(uri.replace(/\/$/, ''), stream, (headers) =>
          this.send(message, { status: '200 OK', headers: { ...session, ...headers } }),
        );
        return undefined;
      case 'PAUSE':
      case 'TEARDOWN':
        this.leave();
        return { status: '200 OK', headers: session };
      case 'GET_PARAMETER':
      case 'SET_PARAMETER':
        return { status: '200 OK', headers: session };
      default:
        return { status: '405 Method Not Allowed', headers: { Allow: METHODS } };
    }
  }

  private setUp(uri: string, transport: string, session: Readonly<Record<string, string>>): Reply {
    const track = /trackID=([01])$/.exec(uri)?.[1];
    if (track === undefined) return { status: '404 Track Not Found' };
    if (!transport.startsWith('RTP/AVP/TCP')) return { status: '461 Unsupported Transport' };
    const channel = Number(/interleaved=(\d+)/.exec(transport)?.[1] ?? Number(track) * 2);
    this.channels[Number(track)] = channel;
    return { status: '200 OK', headers: { ...session, Transport: `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1}` } };
  }

  /** PLAY is answered when the first packets are known, so that RTP-Info is exact; a frozen camera answers without it and sends nothing. */
  private play(uri: string, stream: PlayableStream, reply: (headers: Record<string, string>) => void): void {
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
