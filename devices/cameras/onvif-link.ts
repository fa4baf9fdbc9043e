import { CameraError, type CameraFaultCode, type Credentials } from './camera';
import { readCameraTime, type ClockReading } from './camera-clock';
import { withinDeadline } from './call-deadline';
import { askSoap, OnvifRefusal, type SoapLogin } from './onvif-transport';
import { namespaces, readCapabilities, readServices, type ServiceAddresses } from './onvif-services';
import { OnvifSession } from './onvif-session';

/** All the exchanges of one call. With the stream's description after them it stays below ten seconds. */
const CALL_TIMEOUT_MS = 7_000;
/** Beyond this cameras take a token for an old one. */
const TOKEN_TOLERANCE_MS = 5 * 60_000;
const FAULTS = {
  unreachable: 'camera.unreachable',
  'not-authorized': 'camera.wrong-password',
  refused: 'camera.unsupported',
  unreadable: 'camera.unreadable',
  'led-elsewhere': 'camera.led-elsewhere',
  'no-onvif': 'camera.unsupported',
  'certificate-unknown': 'camera.certificate-unknown',
  'certificate-changed': 'camera.certificate-changed',
} as const satisfies Record<OnvifRefusal['reason'], CameraFaultCode>;

export interface OnvifAccount {
  readonly id: string;
  /** The address of the device service. */
  readonly deviceUrl: string;
  readonly credentials: Credentials;
  readonly certificate?: string | undefined;
}

/** The way to one ONVIF camera: every call asks for the time and the services anew, for a camera may have been rebooted or set since. */
export class OnvifLink {
  constructor(readonly account: OnvifAccount) {}

  /** Runs one call; whatever goes wrong becomes a `CameraError`. */
  async calling<T>(ask: () => Promise<T>, whenRefused: CameraFaultCode = 'camera.unsupported', withinMs = CALL_TIMEOUT_MS): Promise<T> {
    try {
      return await withinDeadline(withinMs, ask);
    } catch (error) {
      if (error instanceof CameraError) throw error;
      if (!(error instanceof OnvifRefusal)) throw this.error(whenRefused, error instanceof Error ? error.message : 'unreadable reply');
      const refused = error.reason === 'refused' || error.reason === 'no-onvif';
      throw this.error(refused ? whenRefused : FAULTS[error.reason], error.message);
    }
  }

  /** The same with a login dated by the camera's clock, and the addresses of its services. */
  inSession<T>(ask: (session: OnvifSession) => Promise<T>, whenRefused?: CameraFaultCode, withinMs?: number): Promise<T> {
    return this.calling(async () => ask(await this.open()), whenRefused, withinMs);
  }

  async readClock(): Promise<ClockReading> {
    const sentMs = Date.now();
    const { data } = await askSoap(this.question('GetSystemDateAndTime')).catch((error: unknown) => {
      throw error instanceof OnvifRefusal && error.reason === 'no-onvif' ? this.error('camera.not-onvif', error.message) : error;
    });
    const receivedMs = Date.now();
    const cameraMs = readCameraTime(data);
    if (cameraMs === undefined) throw this.error('camera.unsupported', 'tells no UTC time');
    return { cameraMs, sentMs, receivedMs };
  }

  /** The address on the host that answered: cameras behind NAT or with two interfaces advertise others. */
  reachable(advertised: string, ...schemes: readonly string[]): string {
    const url = new URL(advertised);
    const fitting = schemes.length === 0 ? ['http:', 'https:'] : schemes;
    if (!fitting.includes(url.protocol)) throw this.error('camera.led-elsewhere', `an address of the kind ${url.protocol}`);
    url.username = '';
    url.password = '';
    const { hostname } = new URL(this.account.deviceUrl);
    url.hostname = hostname;
    if (url.hostname !== hostname) throw this.error('camera.unreadable', 'an address without a host');
    return url.href;
  }

  error(code: CameraFaultCode, detail: string): CameraError {
    return new CameraError(code, this.account.id, detail, this.account.credentials.password);
  }

  private async open(): Promise<OnvifSession> {
    const { cameraMs, receivedMs } = await this.readClock();
    const login = { credentials: this.account.credentials, clockOffsetMs: cameraMs - receivedMs };
    return new OnvifSession(this, login, await this.services(login));
  }

  private async services(login: SoapLogin): Promise<ServiceAddresses> {
    const ask = async (operation: string, body: string): Promise<unknown> =>
      (await askSoap({ ...this.question(operation), body }, login)).data;
    try {
      const services = readServices(await ask('GetServices', '<q:IncludeCapability>false</q:IncludeCapability>'));
      if (services.size > 0) return services;
    } catch (error) {
      // Older firmware has no GetServices, and says so in many ways. The other question decides.
      if (error instanceof OnvifRefusal && error.reason === 'unreachable') throw error;
    }
    try {
      return readCapabilities(await ask('GetCapabilities', '<q:Category>All</q:Category>'));
    } catch (error) {
      throw this.refusedSignIn(error, login);
    }
  }

  /** A token that the camera refuses may be right and too old for it; an answer to an HTTP challenge knows no clock. */
  refusedSignIn(error: unknown, { clockOffsetMs }: SoapLogin): unknown {
    const clock = error instanceof OnvifRefusal && error.reason === 'not-authorized' && !error.timeless;
    return clock && Math.abs(clockOffsetMs) > TOKEN_TOLERANCE_MS
      ? this.error('camera.clock-off', `signing in refused, clock off by ${Math.round(clockOffsetMs / 1000)} s`)
      : error;
  }

  private question(operation: string) {
    const { deviceUrl: url, certificate } = this.account;
    return { url, operation, namespace: namespaces.device, certificate };
  }
}
