import { plainWords } from './plain-words';
import type { StreamSound } from './stream-sound';

/** A network camera of the room, as the recorder and the pre-flight need it. */
export interface Camera {
  readonly id: string;
  /** Who made it and what it is, as the camera itself says. Rejects with `CameraError`. */
  describe(): Promise<CameraFacts>;
  /** The stream to record, chosen among the camera's profiles. Rejects with `CameraError`. */
  source(): Promise<StreamSource>;
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
};

export type CameraFaultCode =
  | 'camera.unreachable'
  | 'camera.wrong-password'
  | 'camera.no-media-profile'
  | 'camera.unsupported'
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
