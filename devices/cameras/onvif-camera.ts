import OnvifServiceDevice from 'node-onvif/lib/modules/service-device.js';
import OnvifServiceMedia from 'node-onvif/lib/modules/service-media.js';
import {
  CameraError,
  type Camera,
  type CameraFacts,
  type CameraFaultCode,
  type Credentials,
  type StreamSource,
  type StreamTransport,
} from './camera';
import { offsetRange, readCameraTime, type ClockReading } from './camera-clock';
import { withinDeadline } from './call-deadline';
import { httpExchangeAs, UnreadableReply } from './http-exchange';
import { describeStream } from './rtsp-exchange';
import { UnreadableRtsp } from './rtsp-message';
import { pictureOfDescription } from './stream-picture';
import { soundOfDescription, type StreamSound } from './stream-sound';
import { chooseProfile, readProfiles, type MediaProfile } from './media-profile';
import { CAMERA_TIMEOUT_MS, OnvifRefusal, useBoundedTransport } from './onvif-transport';
import { plainWords } from './plain-words';
import { field, textAt } from './xml-field';

/** All the exchanges of one call. With the stream's description after them it stays below ten seconds. */
const CALL_TIMEOUT_MS = 7_000;
const SNAPSHOT_LIMIT_BYTES = 8 * 1024 * 1024;
const DESCRIBE_TIMEOUT_MS = 2_000;
const CLOCK_PAUSE_MS = 60;
const CLOCK_ENOUGH_MS = 120;
const CLOCK_READINGS = 24;
const FAULTS = {
  unreachable: 'camera.unreachable',
  'not-authorized': 'camera.wrong-password',
  refused: 'camera.unsupported',
  unreadable: 'camera.unreadable',
  'led-elsewhere': 'camera.led-elsewhere',
} as const satisfies Record<OnvifRefusal['reason'], CameraFaultCode>;

useBoundedTransport();

/** A camera that speaks ONVIF (Device and Media service), found at its device service address. */
export class OnvifCamera implements Camera {
  constructor(
    readonly id: string,
    private readonly deviceUrl: string,
    private readonly credentials: Credentials,
    private readonly transport: StreamTransport = 'auto',
  ) {}

  async describe(): Promise<CameraFacts> {
    return this.asking(async () => {
      const device = await this.device();
      const { data } = await device.getDeviceInformation();
      const fact = (name: string): string =>
        plainWords(textAt(data, 'GetDeviceInformationResponse', name) ?? '', this.credentials.password);
      return {
        manufacturer: fact('Manufacturer'),
        model: fact('Model'),
        firmware: fact('FirmwareVersion'),
        serialNumber: fact('SerialNumber'),
      };
    });
  }

  async source(): Promise<StreamSource> {
    return this.asking(async () => {
      const { media, profile } = await this.mainProfile();
      const { data } = await media.getStreamUri({ ProfileToken: profile.token, Protocol: this.transport === 'http' ? 'HTTP' : 'RTSP' });
      const uri = textAt(data, 'GetStreamUriResponse', 'MediaUri', 'Uri');
      if (uri === undefined || !URL.canParse(uri)) throw this.error('camera.unsupported', 'no stream address');
      const url = this.reachable(asRtsp(uri), 'rtsp:');
      return { url, credentials: this.credentials, transport: this.transport, sound: await this.soundOf(url) };
    });
  }

  async clockOffsetMs(): Promise<number> {
    return this.asking(async () => {
      const readings: ClockReading[] = [];
      for (;;) {
        readings.push(await this.readClock());
        const range = offsetRange(readings);
        if (range === undefined) readings.splice(0, readings.length - 1);
        else if (range.mostMs - range.leastMs <= CLOCK_ENOUGH_MS || readings.length >= CLOCK_READINGS)
          return Math.round((range.leastMs + range.mostMs) / 2);
        await new Promise((resolve) => setTimeout(resolve, CLOCK_PAUSE_MS));
      }
    });
  }

  async snapshot(): Promise<Buffer> {
    return this.asking(async () => {
      const { media, profile } = await this.mainProfile();
      const { data } = await media.getSnapshotUri({ ProfileToken: profile.token });
      const uri = textAt(data, 'GetSnapshotUriResponse', 'MediaUri', 'Uri');
      if (uri === undefined || !URL.canParse(uri)) throw this.error('camera.unsupported', 'no snapshot address');
      const order = { method: 'GET', limitBytes: SNAPSHOT_LIMIT_BYTES, timeoutMs: CAMERA_TIMEOUT_MS } as const;
      const reply = await httpExchangeAs(this.credentials, this.reachable(uri), order).catch((error: unknown) => {
        const code = error instanceof UnreadableReply ? 'camera.unreadable' : 'camera.unreachable';
        throw this.error(code, error instanceof Error ? error.message : 'no reply');
      });
      if (reply.status >= 300 && reply.status < 400) throw this.error('camera.led-elsewhere', `snapshot: HTTP ${reply.status}`);
      if (reply.status === 401) throw this.error('camera.wrong-password', 'snapshot: HTTP 401');
      if (reply.status !== 200 || reply.body.toString('hex', 0, 2) !== 'ffd8')
        throw this.error('camera.unsupported', `snapshot: HTTP ${reply.status}, ${reply.contentType}`);
      return reply.body;
    });
  }

  /**
   * The stream's own word, for the profile's names codecs loosely; a camera that doesn't give it is recorded all the same. One that
   * would lead the recorder astray is not.
   */
  private async soundOf(url: string): Promise<StreamSound | undefined> {
    const reply = await describeStream(url, this.credentials, DESCRIBE_TIMEOUT_MS, this.transport === 'http').catch((error: unknown) => {
      if (error instanceof UnreadableRtsp) throw this.error('camera.unreadable', error.message);
      return undefined;
    });
    if (reply && reply.status >= 300 && reply.status < 400) throw this.error('camera.led-elsewhere', `RTSP ${reply.status}`);
    if (reply?.status !== 200) return undefined;
    if (pictureOfDescription(reply.body) === 'other') throw this.error('camera.unsupported', 'a codec that is not recorded');
    return soundOfDescription(reply.body);
  }

  private async mainProfile(): Promise<{ media: OnvifServiceMedia; profile: MediaProfile }> {
    const device = await this.device();
    const { data } = await device.getCapabilities();
    const xaddr = textAt(field(data, 'GetCapabilitiesResponse', 'Capabilities', 'Media'), 'XAddr');
    if (xaddr === undefined) throw this.error('camera.no-media-profile', 'no media service');
    const media = new OnvifServiceMedia({ xaddr: this.reachable(xaddr), time_diff: device.time_diff });
    media.setAuth(this.credentials.username, this.credentials.password);
    const profiles = readProfiles((await media.getProfiles()).data);
    const profile = chooseProfile(profiles);
    if (profile === undefined) throw this.error('camera.no-media-profile', `none of ${profiles.length} profiles fits`);
    return { media, profile };
  }

  /** The device service with tokens dated by the camera's clock: many refuse a token that looks minutes old. */
  private async device(): Promise<OnvifServiceDevice> {
    const { cameraMs, receivedMs } = await this.readClock();
    const device = new OnvifServiceDevice({ xaddr: this.deviceUrl });
    // Not by the constructor, which refuses passwords with '<', '>' or letters beyond ASCII.
    device.setAuth(this.credentials.username, this.credentials.password);
    device.time_diff = cameraMs - receivedMs;
    return device;
  }

  private async readClock(): Promise<ClockReading> {
    const sentMs = Date.now();
    const { data } = await new OnvifServiceDevice({ xaddr: this.deviceUrl }).getSystemDateAndTime();
    const receivedMs = Date.now();
    const cameraMs = readCameraTime(data);
    if (cameraMs === undefined) throw this.error('camera.unsupported', 'tells no UTC time');
    return { cameraMs, sentMs, receivedMs };
  }

  /** The address on the host that answered: cameras behind NAT or with two interfaces advertise others. */
  private reachable(advertised: string, ...schemes: readonly string[]): string {
    const url = new URL(advertised);
    const fitting = schemes.length === 0 ? ['http:', 'https:'] : schemes;
    if (!fitting.includes(url.protocol)) throw this.error('camera.led-elsewhere', `an address of the kind ${url.protocol}`);
    url.username = '';
    url.password = '';
    const { hostname } = new URL(this.deviceUrl);
    url.hostname = hostname;
    if (url.hostname !== hostname) throw this.error('camera.unreadable', 'an address without a host');
    return url.href;
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await withinDeadline(CALL_TIMEOUT_MS, ask);
    } catch (error) {
      if (error instanceof CameraError) throw error;
      if (error instanceof OnvifRefusal) throw this.error(FAULTS[error.reason], error.message);
      throw this.error('camera.unsupported', error instanceof Error ? error.message : 'unreadable reply');
    }
  }

  private error(code: CameraFaultCode, detail: string): CameraError {
    return new CameraError(code, this.id, detail, this.credentials.password);
  }
}

/** For the tunnel cameras name an http:// address, whose port is 80 where none stands; what goes through it is RTSP. */
function asRtsp(uri: string): string {
  const { protocol, host, port, pathname, search } = new URL(uri);
  return protocol === 'http:' ? `rtsp://${host}${port === '' ? ':80' : ''}${pathname}${search}` : uri;
}
