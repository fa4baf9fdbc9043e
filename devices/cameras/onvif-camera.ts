import type { Camera, CameraFacts, CameraStreams, StreamSource, StreamTransport } from './camera';
import { offsetRange, type ClockReading } from './camera-clock';
import { httpExchangeAs } from './http-exchange';
import type { MediaProfile } from './media-profile';
import type { OnvifLink } from './onvif-link';
import { choiceOf, overMedia, snapshotUri, streamUri, type MediaService } from './onvif-media';
import type { OnvifSession } from './onvif-session';
import { CAMERA_TIMEOUT_MS, refusalOfExchange } from './onvif-transport';
import { plainWords } from './plain-words';
import { describeStream } from './rtsp-exchange';
import { UnreadableRtsp } from './rtsp-message';
import { pictureOfDescription } from './stream-picture';
import { soundOfDescription, type StreamSound } from './stream-sound';
import { textAt } from './xml-field';

const SNAPSHOT_LIMIT_BYTES = 8 * 1024 * 1024;
const DESCRIBE_TIMEOUT_MS = 2_000;
const CLOCK_PAUSE_MS = 60;
const CLOCK_ENOUGH_MS = 120;
const CLOCK_READINGS = 24;

/** A camera that speaks ONVIF (Profile S or T), found at its device service address. */
export class OnvifCamera implements Camera {
  readonly id: string;

  constructor(
    private readonly link: OnvifLink,
    private readonly transport: StreamTransport = 'auto',
  ) {
    this.id = link.account.id;
  }

  async describe(): Promise<CameraFacts> {
    return this.link.inSession(async (session) => {
      const data = await session.ask('device', 'GetDeviceInformation');
      const { password } = this.link.account.credentials;
      const fact = (name: string): string => plainWords(textAt(data, 'GetDeviceInformationResponse', name) ?? '', password);
      return {
        manufacturer: fact('Manufacturer'),
        model: fact('Model'),
        firmware: fact('FirmwareVersion'),
        serialNumber: fact('SerialNumber'),
      };
    });
  }

  async source(): Promise<StreamSource> {
    return this.link.inSession((session) =>
      overMedia(session, async (service) => {
        const { main } = await choiceOf(session, service);
        return this.withSound(await this.sourceOf(session, service, main));
      }),
    );
  }

  async streams(): Promise<CameraStreams> {
    return this.link.inSession((session) =>
      overMedia(session, async (service) => {
        const { main, sub, findings } = await choiceOf(session, service);
        return {
          main: await this.withSound(await this.sourceOf(session, service, main)),
          sub: sub && (await this.sourceOf(session, service, sub)),
          findings,
        };
      }),
    );
  }

  async clockOffsetMs(): Promise<number> {
    return this.link.calling(async () => {
      const readings: ClockReading[] = [];
      for (;;) {
        readings.push(await this.link.readClock());
        const range = offsetRange(readings);
        if (range === undefined) readings.splice(0, readings.length - 1);
        else if (range.mostMs - range.leastMs <= CLOCK_ENOUGH_MS || readings.length >= CLOCK_READINGS)
          return Math.round((range.leastMs + range.mostMs) / 2);
        await new Promise((resolve) => setTimeout(resolve, CLOCK_PAUSE_MS));
      }
    });
  }

  async snapshot(): Promise<Buffer> {
    return this.link.inSession(async (session) => {
      const uri = await overMedia(session, async (service) => snapshotUri(session, service, (await choiceOf(session, service)).main));
      return this.picture(this.link.reachable(uri));
    });
  }

  private async picture(url: string): Promise<Buffer> {
    const { credentials, certificate } = this.link.account;
    const order = { method: 'GET', limitBytes: SNAPSHOT_LIMIT_BYTES, timeoutMs: CAMERA_TIMEOUT_MS, certificate } as const;
    const reply = await httpExchangeAs(credentials, url, order).catch((error: unknown) => {
      throw refusalOfExchange(error);
    });
    const { status, contentType, body } = reply;
    if (status >= 300 && status < 400) throw this.link.error('camera.led-elsewhere', `snapshot: HTTP ${status}`);
    if (status === 401) throw this.link.error('camera.wrong-password', 'snapshot: HTTP 401');
    if (status !== 200 || body.toString('hex', 0, 2) !== 'ffd8')
      throw this.link.error('camera.unsupported', `snapshot: HTTP ${status}, ${contentType}`);
    return body;
  }

  private async sourceOf(session: OnvifSession, service: MediaService, profile: MediaProfile): Promise<StreamSource> {
    const uri = await streamUri(session, service, profile, this.transport === 'http');
    const url = this.link.reachable(asRtsp(uri), 'rtsp:');
    return { url, credentials: this.link.account.credentials, transport: this.transport };
  }

  private async withSound(source: StreamSource): Promise<StreamSource> {
    return { ...source, sound: await this.soundOf(source.url) };
  }

  /**
   * The stream's own word, for the profile's names codecs loosely; a camera that doesn't give it is recorded all the same. One that
   * would lead the recorder astray is not.
   */
  private async soundOf(url: string): Promise<StreamSound | undefined> {
    const { credentials } = this.link.account;
    const reply = await describeStream(url, credentials, DESCRIBE_TIMEOUT_MS, this.transport === 'http').catch((error: unknown) => {
      if (error instanceof UnreadableRtsp) throw this.link.error('camera.unreadable', error.message);
      return undefined;
    });
    if (reply && reply.status >= 300 && reply.status < 400) throw this.link.error('camera.led-elsewhere', `RTSP ${reply.status}`);
    if (reply?.status !== 200) return undefined;
    if (pictureOfDescription(reply.body) === 'other') throw this.link.error('camera.unsupported', 'a codec that is not recorded');
    return soundOfDescription(reply.body);
  }
}

/** For the tunnel cameras name an http:// address, whose port is 80 where none stands; what goes through it is RTSP. */
function asRtsp(uri: string): string {
  const { protocol, host, port, pathname, search } = new URL(uri);
  return protocol === 'http:' ? `rtsp://${host}${port === '' ? ':80' : ''}${pathname}${search}` : uri;
}
