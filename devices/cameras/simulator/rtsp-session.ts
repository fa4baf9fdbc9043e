import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Credentials } from '../camera';
import { digestResponse, parseAuthHeader } from '../digest-auth';
import type { ClientWire } from './http-tunnel';
import { interleavedLine, openDatagramLine, type DatagramLine } from './packet-line';
import { RtspReader, writeRtspMessage, type RtspMessage } from '../rtsp-message';
import type { CameraStream } from './camera-stream';
import { RelayPlayer, type PlayStart, type SlowLine } from './relay-player';
import { cameraDescription, type OfferedMedia } from './session-description';

const METHODS = 'OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN';

/** What a client can play. */
export type PlayableStream = Pick<CameraStream, 'describe' | 'relay'>;

export interface RtspCamera {
  readonly credentials: Credentials;
  readonly software: string;
  readonly auth: CameraAuth;
  readonly carries: readonly ('tcp' | 'udp')[];
  /** How a transport is refused that the camera doesn't carry. */
  readonly refusal: string;
  streamAt(path: string): { readonly stream: PlayableStream; readonly offered: OfferedMedia } | undefined;
  slowLine(): SlowLine | undefined;
}

/** What the camera asks for: one scheme, or SHA-256 before MD5 as RFC 7616 wants it. */
export type CameraAuth = 'digest' | 'basic' | 'digest-sha256-first' | 'digest-sha256-only';

interface Reply {
  readonly status: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers as they stand, for names that come twice. */
  readonly more?: readonly string[];
  readonly body?: string;
}

/** One client's RTSP connection to the camera: digest or basic authentication, RTP interleaved or in datagrams. */
export class RtspSession {
  private readonly nonce = randomBytes(16).toString('hex');
  private readonly id = randomBytes(6).toString('hex');
  private readonly channels: (number | undefined)[] = [];
  private datagrams: DatagramLine | undefined;
  private readonly socket: Socket;
  private playing: { readonly stream: PlayableStream; readonly player: RelayPlayer } | undefined;

  constructor(
    { said, answers: socket }: ClientWire,
    private readonly camera: RtspCamera,
  ) {
    this.socket = socket;
    const reader = new RtspReader();
    let turn = Promise.resolve();
    socket.setNoDelay(true);
    socket.on('close', () => {
      this.leave();
      this.datagrams?.close();
      this.datagrams = undefined;
    });
    said.on('data', (chunk: Buffer) => {
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

  private send(request: RtspMessage, { status, headers, more = [], body }: Reply): void {
    if (!this.socket.writable) return;
    const common = { CSeq: request.headers.get('cseq') ?? '0', Server: this.camera.software };
    this.socket.write(writeRtspMessage([`RTSP/1.0 ${status}`, ...more].join('\r\n'), { ...common, ...headers }, body));
  }

  /** The reply, or undefined where it is sent later. */
  private async answer(message: RtspMessage): Promise<Reply | undefined> {
    const [method = '', uri = ''] = message.startLine.split(' ');
    if (method === 'OPTIONS') return { status: '200 OK', headers: { Public: METHODS } };
    if (!this.isAuthorized(message, method)) {
      return { status: '401 Unauthorized', more: this.challenges() };
    }
    const path = /^rtsp:\/\/[^/]+(\/[^?]*)/.exec(uri)?.[1] ?? '';
    const found = this.camera.streamAt(path.replace(/\/(trackID=\d+)?$/, ''));
    if (found === undefined) return { status: '404 Stream Not Found' };
    const { stream, offered } = found;
    const session = { Session: `${this.id};timeout=60` };
    switch (method) {
      case 'DESCRIBE': {
        const body = cameraDescription(await stream.describe(), this.socket.localAddress ?? '', offered);
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

  private async setUp(uri: string, transport: string, session: Readonly<Record<string, string>>): Promise<Reply> {
    const track = /trackID=([01])$/.exec(uri)?.[1];
    if (track === undefined) return { status: '404 Track Not Found' };
    const carrier = transport.startsWith('RTP/AVP/TCP') ? 'tcp' : 'udp';
    if (!this.camera.carries.includes(carrier)) return { status: this.camera.refusal };
    if (carrier === 'udp') return this.setUpDatagrams(Number(track), transport, session);
    const channel = Number(/interleaved=(\d+)/.exec(transport)?.[1] ?? Number(track) * 2);
    this.channels[Number(track)] = channel;
    return { status: '200 OK', headers: { ...session, Transport: `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1}` } };
  }

  private async setUpDatagrams(track: number, transport: string, session: Readonly<Record<string, string>>): Promise<Reply> {
    const port = Number(/client_port=(\d+)/.exec(transport)?.[1] ?? 0);
    const { localAddress = '127.0.0.1', remoteAddress = '127.0.0.1' } = this.socket;
    if (port === 0) return { status: '400 Bad Request' };
    const line = (this.datagrams ??= await openDatagramLine(localAddress, remoteAddress, () => void this.socket.resetAndDestroy()));
    this.channels[track] = track * 2;
    line.direct(track * 2, port);
    line.direct(track * 2 + 1, port + 1);
    const [even, odd] = line.ports;
    return {
      status: '200 OK',
      headers: { ...session, Transport: `RTP/AVP;unicast;client_port=${port}-${port + 1};server_port=${even}-${odd}` },
    };
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
      this.datagrams ?? interleavedLine(this.socket),
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

  private challenges(): readonly string[] {
    const digest = (algorithm: string): string =>
      `WWW-Authenticate: Digest realm="camera", nonce="${this.nonce}", algorithm="${algorithm}"`;
    switch (this.camera.auth) {
      case 'digest':
        return [digest('MD5')];
      case 'basic':
        return ['WWW-Authenticate: Basic realm="camera"'];
      case 'digest-sha256-first':
        return [digest('SHA-256'), digest('MD5')];
      case 'digest-sha256-only':
        return [digest('SHA-256')];
    }
  }

  private isAuthorized(message: RtspMessage, method: string): boolean {
    const { credentials, auth } = this.camera;
    const plain = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
    return parseAuthHeader(message.headers.get('authorization') ?? '').some(({ scheme, value, params }) =>
      auth === 'basic'
        ? scheme === 'basic' && value.trim() === plain
        : scheme === 'digest' &&
          (auth !== 'digest-sha256-only' || params.get('algorithm') === 'SHA-256') &&
          params.get('username') === credentials.username &&
          params.get('nonce') === this.nonce &&
          params.get('response') === digestResponse(new Map([...params, ['realm', 'camera']]), credentials, method),
    );
  }
}
