import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import type { CameraSound } from './camera-sound';
import { CameraStream, type PacketTap } from './camera-stream';
import { startDiscoveryResponder } from './discovery-responder';
import { RtspDoor } from './http-tunnel';
import type { Picture } from './interview-room-scene';
import { OnvifAbilities } from './onvif-abilities';
import type { SimulatedService } from './onvif-facts';
import { onvifHttpServer, type SoapAuth } from './onvif-http';
import type { PictureFormat, VideoCodec } from './picture-command';
import type { SlowLine } from './relay-player';
import { ReopenableServer } from './reopenable-server';
import { RtspSession, type CameraAuth } from './rtsp-session';

export interface SimulatedCameraOptions {
  readonly id: string;
  /** What the picture and discovery call it. */
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly picture: Picture;
  readonly host?: '127.0.0.1';
  readonly size?: { readonly width: number; readonly height: number };
  readonly frameRate?: number;
  /** H.264 unless told otherwise. */
  readonly codec?: VideoCodec;
  /** AAC unless told otherwise. */
  readonly sound?: CameraSound;
  /** Digest with MD5 unless told otherwise. */
  readonly auth?: CameraAuth;
  /** How it sends: over its RTSP connection only, unless told otherwise. A camera with `http` takes RTSP tunnelled over HTTP too. */
  readonly carries?: readonly ('tcp' | 'udp' | 'http')[];
  /** How it refuses to send otherwise; 461 unless told otherwise. */
  readonly refusal?: string;
  /** A wrong host to advertise in all addresses, as cameras behind NAT do. */
  readonly advertisedHost?: string;
  /** What it offers; all but `media2-broken` unless told otherwise. */
  readonly services?: readonly SimulatedService[];
  /** WS-UsernameToken unless told otherwise. */
  readonly soapAuth?: SoapAuth;
  /** Its web side is https then. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Without it settings are acknowledged and not kept, as many devices do. */
  readonly keepsSettings?: boolean;
  /** The longest life of an event subscription that it grants, s. */
  readonly grantsSeconds?: number;
  /** What it says of its streams where that isn't what it sends. */
  readonly tells?: { readonly profiles?: 'none'; readonly keyFrameEvery?: number };
}

/** What can go wrong, and how it is switched. `false` ends a fault; a reboot ends by itself. */
export interface CameraFaults {
  /** Connections are reset and refused, discovery is silent. */
  readonly drop: boolean;
  /** Connections stay open and are answered, but no more packets come. */
  readonly freeze: boolean;
  /** The scene is black as under a cap; what the camera burns in (time, name, frame number) stays. */
  readonly black: boolean;
  readonly mute: boolean;
  /** The ONVIF clock and the burned-in one are off by this much. */
  readonly wrongClock: { readonly offsetMs: number } | false;
  readonly slow: SlowLine | false;
  /** All is gone for a while; then new sources, new timestamps, frame number 0. */
  readonly reboot: { readonly seconds: number; readonly format?: FormatChange };
  /** Another size or codec from one picture to the next, with all connections open and not a word about it. */
  readonly format: FormatChange;
}

export type FormatChange = Partial<Pick<PictureFormat, 'codec' | 'width' | 'height'>>;

export interface SimulatedCamera {
  readonly onvifUrl: string;
  /** The main stream, without credentials. */
  readonly rtspUrl: string;
  /** The sound of the main stream alone. */
  readonly soundUrl: string;
  readonly httpPort: number;
  readonly rtspPort: number;
  /** What it can do beside its streams, as that stands now; `notice` makes it notice something. */
  readonly abilities: OnvifAbilities;
  /** False where another program keeps WS-Discovery's port to itself; all else works. */
  readonly discoverable: boolean;
  /** Process id of the main stream's ffmpeg, while it runs. */
  readonly ffmpegPid: () => number | undefined;
  /** Sees each RTP packet of the main stream as it is handed out: track 0 is the picture, 1 the sound. Returns the way to stop. */
  tap(listener: PacketTap): () => void;
  /** Resolves when the fault is in force (a reboot: when it is over). */
  fault<N extends keyof CameraFaults>(name: N, setting: CameraFaults[N]): Promise<void>;
  close(): Promise<void>;
}

const REBOOT_SECONDS = 5;
const SOUND_PATH = '/sound';

/** A network camera that speaks ONVIF, RTSP and WS-Discovery on loopback, with a live picture and sound. Ready when it streams. */
export async function startSimulatedCamera(options: SimulatedCameraOptions): Promise<SimulatedCamera> {
  const {
    id,
    name,
    username,
    password,
    picture,
    host = '127.0.0.1',
    size = { width: 1280, height: 720 },
    frameRate = 25,
    codec = 'h264',
    sound = 'aac',
    auth = 'digest',
    carries = ['tcp'],
    refusal = '461 Unsupported Transport',
    services = ['services', 'media', 'media2', 'ptz', 'events', 'deviceio', 'osd'],
    soapAuth = 'token',
    tls,
    keepsSettings = false,
    grantsSeconds = 600,
    tells = {},
  } = options;
  const credentials = { username, password };
  const main = new CameraStream('/main', { codec, sound, ...size, frameRate, kilobitsPerSecond: 2000 }, { picture, name }, true);
  const sub = new CameraStream(
    '/sub',
    { codec, sound, width: 640, height: 360, frameRate: 10, kilobitsPerSecond: 400 },
    { picture, name },
    false,
  );
  const streams = [main, sub];
  const abilities = new OnvifAbilities(name);
  const sessions = new Set<RtspSession>();
  let slow: SlowLine | undefined;
  let picturing = { black: false, mute: false, clockOffsetMs: 0 };
  let gone = false;

  const door = new RtspDoor({
    tunnels: carries.includes('http'),
    enter: (wire) => {
      const session = new RtspSession(wire, {
        credentials,
        auth,
        // In the tunnel, too, packets go between the messages.
        carries: wire.isTunnelled ? ['tcp'] : carries.flatMap((way) => (way === 'http' ? [] : [way])),
        refusal,
        software: 'MingXun simulated camera/1.0',
        streamAt: (path) => {
          if (path === SOUND_PATH) return sound === 'none' ? undefined : { stream: main, offered: 'sound' };
          const stream = streams.find((known) => known.path === path);
          return stream && { stream, offered: sound === 'none' ? 'picture' : 'all' };
        },
        slowLine: () => slow,
      });
      sessions.add(session);
      wire.answers.on('close', () => sessions.delete(session));
    },
  });
  const rtspSockets = createServer((socket) => door.open(socket));
  rtspSockets.maxConnections = 32;
  const rtsp = new ReopenableServer(rtspSockets, host);
  const advertised = options.advertisedHost ?? host;
  const scheme = tls ? 'https' : 'http';
  const http: ReopenableServer = new ReopenableServer(
    onvifHttpServer({
      credentials,
      soapAuth,
      tls,
      facts: () => ({
        id,
        name,
        httpBase: `${scheme}://${advertised}:${http.port}`,
        rtspBase: `rtsp://${advertised}:${rtsp.port}`,
        profiles: (tells.profiles === 'none' ? [] : streams).map(({ path, format }) => ({
          token: path.slice(1),
          path,
          format,
          keyFrameEvery: tells.keyFrameEvery ?? format.frameRate,
        })),
        services,
        abilities,
        keepsSettings,
        setClock: (at) => show({ clockOffsetMs: at.getTime() - Date.now() }),
        grantsMs: grantsSeconds * 1000,
      }),
      now: () => new Date(Date.now() + picturing.clockOffsetMs),
      snapshot: () => main.snapshot(),
      reboot: () => void reboot(REBOOT_SECONDS),
    }),
    host,
  );

  const open = async (): Promise<void> => {
    await Promise.all([rtsp.open(), http.open(), main.describe()]);
    gone = false;
  };
  const vanish = async (): Promise<void> => {
    gone = true;
    abilities.mailboxes.forget();
    await Promise.all([rtsp.vanish(), http.vanish()]);
  };
  let closed = false;
  const reboot = async (seconds: number, format: FormatChange = {}): Promise<void> => {
    main.format = { ...main.format, ...format };
    await Promise.all([vanish(), ...streams.map((stream) => stream.stop())]);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    if (!closed) await open();
  };
  const show = (change: Partial<typeof picturing>): void => {
    picturing = { ...picturing, ...change };
    for (const stream of streams) stream.apply(picturing);
  };

  await open().catch(async (error: unknown) => {
    await Promise.all([vanish(), ...streams.map((stream) => stream.stop())]);
    throw error;
  });
  const onvifUrl = `${scheme}://${host}:${http.port}/onvif/device_service`;
  const discovery = await startDiscoveryResponder(urnOf(`${id} ${http.port}`), host, () =>
    gone ? undefined : { name, xaddr: onvifUrl },
  ).catch(() => undefined);

  const switches: { readonly [N in keyof CameraFaults]: (setting: CameraFaults[N]) => Promise<void> | void } = {
    drop: (on) => (on ? vanish() : open()),
    freeze: (on) => streams.forEach((stream) => stream.freeze(on)),
    black: (black) => show({ black }),
    mute: (mute) => show({ mute }),
    wrongClock: (wrong) => show({ clockOffsetMs: wrong === false ? 0 : wrong.offsetMs }),
    slow: (line) => {
      slow = line === false ? undefined : line;
      for (const session of sessions) session.slowDown(slow);
    },
    reboot: ({ seconds, format }) => reboot(seconds, format),
    format: (change) => main.changeFormat(change),
  };

  return {
    onvifUrl,
    rtspUrl: `rtsp://${host}:${rtsp.port}${main.path}`,
    soundUrl: `rtsp://${host}:${rtsp.port}${SOUND_PATH}`,
    httpPort: http.port,
    rtspPort: rtsp.port,
    discoverable: discovery !== undefined,
    abilities,
    ffmpegPid: () => main.pid,
    tap: (listener) => main.tap(listener),
    fault: async (fault, setting) => switches[fault](setting),
    async close() {
      closed = true;
      discovery?.close();
      await Promise.all([vanish(), ...streams.map((stream) => stream.stop())]);
    },
  };
}

/** A camera keeps its name for WS-Discovery over reboots; two that run at once never share one. */
function urnOf(identity: string): string {
  const hex = createHash('sha256').update(identity).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
