import { plainWords } from './plain-words';
import type { StreamSound } from './stream-sound';
import type { StreamFinding } from './stream-choice';

/** A network camera of the room, as the recorder and the pre-flight need it. What else it can do is in camera-controls.ts. */
export interface Camera {
  readonly id: string;
  /** Who made it and what it is, as the camera itself says. Rejects with `CameraError`. */
  describe(): Promise<CameraFacts>;
  /** The stream to record, chosen among the camera's profiles. Rejects with `CameraError`. */
  source(): Promise<StreamSource>;
  /** The same stream with a small one beside it, and what is worse about them than the rule wants. Rejects with `CameraError`. */
  streams(): Promise<CameraStreams>;
  /** The camera's clock minus this machine's, in ms; asked without credentials (round trip halved). Rejects with `CameraError`. */
  clockOffsetMs(): Promise<number>;
  /** One JPEG picture. Rejects with `CameraError`. */
  snapshot(): Promise<Buffer>;
}

export interface CameraFacts {
  readonly manufacturer: string;
  readonly model: string;
  readonly firmware: string;
  readonly serialNumber: string;
}

/** Where a stream comes from. The password stays out of argv, logs and errors: only `url` may be shown. */
export interface StreamSource {
  /** rtsp:// without credentials, on the host that answered. */
  readonly url: string;
  readonly credentials: Credentials | undefined;
  readonly transport: StreamTransport;
  /** Undefined where the stream was not asked or did not answer. */
  readonly sound?: StreamSound | undefined;
}

export interface CameraStreams {
  readonly main: StreamSource;
  /** For small pictures of the room; undefined where the camera has none. */
  readonly sub: StreamSource | undefined;
  readonly findings: readonly StreamFinding[];
}

/** `auto`: over TCP, and over UDP where the camera refuses that. `http`: RTSP in a tunnel over HTTP. */
export type StreamTransport = 'auto' | 'tcp' | 'udp' | 'http';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Where a camera is found: by its ONVIF device service, or by a bare RTSP address. */
export type CameraAddress = ({ readonly onvif: string } | { readonly rtsp: string }) & {
  /** `auto` unless it is configured. */
  readonly transport?: Exclude<StreamTransport, 'auto'> | undefined;
  /** SHA-256 fingerprint of the camera's own certificate, where it is reached by https:// (`AB:CD:…`). */
  readonly certificate?: string | undefined;
};

export type CameraFaultCode =
  | 'camera.unreachable'
  | 'camera.wrong-password'
  /** It refuses to sign in, and its clock is so far off that this may be why: its tokens carry the time. */
  | 'camera.clock-off'
  /** It answers, but not as an ONVIF device. */
  | 'camera.not-onvif'
  /** An ONVIF device without video: a door, an alarm panel. */
  | 'camera.no-media-service'
  /** It lists no profile at all: none is set up, or the user may not see them. */
  | 'camera.no-profiles'
  /** It has profiles, and none with a codec that is recorded. */
  | 'camera.no-media-profile'
  /** https:// with a certificate that nobody vouches for; `detail` has its fingerprint. */
  | 'camera.certificate-unknown'
  /** https:// with another certificate than the configured one; `detail` has its fingerprint. */
  | 'camera.certificate-changed'
  | 'camera.unsupported'
  /** It has no such function, or no such relay, preset or text. */
  | 'camera.no-such-function'
  /** It said yes, and reading back shows the old setting. */
  | 'camera.setting-not-taken'
  | 'camera.clock-not-set'
  /** What it answers has no end, or is not what it should be. */
  | 'camera.unreadable'
  /** It wants us to go to another address. Nobody follows: the password would go along. */
  | 'camera.led-elsewhere';

/** A camera that can't do what was asked; `detail` is for technicians and holds no secret. */
export class CameraError extends Error {
  readonly detail: string;

  constructor(
    readonly code: CameraFaultCode,
    readonly cameraId: string,
    detail: string,
    secret?: string,
  ) {
    const words = plainWords(detail, secret);
    super(`${code} (${cameraId}): ${words}`);
    this.detail = words;
    this.name = 'CameraError';
  }
}
