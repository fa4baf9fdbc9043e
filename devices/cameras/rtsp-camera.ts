import {
  CameraError,
  type Camera,
  type CameraFacts,
  type CameraFaultCode,
  type CameraStreams,
  type Credentials,
  type StreamSource,
  type StreamTransport,
} from './camera';
import { plainWords } from './plain-words';
import { describeStream, type RtspReply } from './rtsp-exchange';
import { UnreadableRtsp } from './rtsp-message';
import { pictureOfDescription } from './stream-picture';
import { soundOfDescription } from './stream-sound';

const TIMEOUT_MS = 5_000;

/** A camera known only by its RTSP address: it can be recorded, and says little of itself. */
export class RtspCamera implements Camera {
  private readonly url: string;

  constructor(
    readonly id: string,
    url: string,
    private readonly credentials: Credentials | undefined,
    private readonly transport: StreamTransport = 'auto',
  ) {
    const bare = new URL(url);
    bare.username = '';
    bare.password = '';
    this.url = bare.href;
  }

  async describe(): Promise<CameraFacts> {
    const { headers } = await this.ask();
    return { manufacturer: '', model: plainWords(headers.get('server') ?? '', this.credentials?.password), firmware: '', serialNumber: '' };
  }

  private async ask(): Promise<RtspReply> {
    const reply = await describeStream(this.url, this.credentials, TIMEOUT_MS, this.transport === 'http').catch((error: unknown) => {
      const code = error instanceof UnreadableRtsp ? 'camera.unreadable' : 'camera.unreachable';
      throw this.error(code, error instanceof Error ? error.message : 'no reply');
    });
    if (reply.status >= 300 && reply.status < 400) throw this.error('camera.led-elsewhere', `RTSP ${reply.status}`);
    if (reply.status === 401 || reply.status === 403) throw this.error('camera.wrong-password', `RTSP ${reply.status}`);
    if (reply.status === 404 || (reply.status === 200 && !/^m=video /m.test(reply.body)))
      throw this.error('camera.no-media-profile', `RTSP ${reply.status}`);
    if (reply.status !== 200) throw this.error('camera.unsupported', `RTSP ${reply.status}`);
    return reply;
  }

  /** Asks the camera first, so that a wrong password or address is known before a recording is tried. */
  async source(): Promise<StreamSource> {
    const { credentials, transport } = this;
    const { body } = await this.ask();
    if (pictureOfDescription(body) === 'other') throw this.error('camera.unsupported', 'a codec that is not recorded');
    return { url: this.url, credentials, transport, sound: soundOfDescription(body) };
  }

  /** The one address is all that is known of it. */
  async streams(): Promise<CameraStreams> {
    return { main: await this.source(), sub: undefined, findings: [{ code: 'camera.no-sub-stream' }] };
  }

  clockOffsetMs(): Promise<number> {
    return Promise.reject(this.error('camera.unsupported', 'RTSP tells no clock'));
  }

  snapshot(): Promise<Buffer> {
    return Promise.reject(this.error('camera.unsupported', 'RTSP gives no snapshot'));
  }

  private error(code: CameraFaultCode, detail: string): CameraError {
    return new CameraError(code, this.id, detail, this.credentials?.password);
  }
}
