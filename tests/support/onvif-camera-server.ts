import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Credentials } from '../../devices/cameras/camera';
import { OnvifAbilities } from '../../devices/cameras/simulator/onvif-abilities';
import type { OnvifFacts, OnvifProfile } from '../../devices/cameras/simulator/onvif-facts';
import { onvifHttpServer, type SoapAuth } from '../../devices/cameras/simulator/onvif-http';

export const login: Credentials = { username: 'admin', password: 'p#ss@1%<é>' };

export function told(token: string, width: number, height: number, keyFrameEvery = 25, codec: 'h264' | 'h265' = 'h264'): OnvifProfile {
  const format = { codec, sound: 'none', width, height, frameRate: 25, kilobitsPerSecond: 1000 } as const;
  return { token, path: `/${token}`, format, keyFrameEvery };
}

export interface OnvifCameraServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The web side of the simulated camera alone, without streams: quick to begin, for what it says rather than what it shows. */
export async function openOnvifCameraServer(
  facts: Partial<OnvifFacts> = {},
  more: {
    readonly soapAuth?: SoapAuth;
    readonly tls?: { readonly key: string; readonly cert: string };
    readonly clockOffsetMs?: number;
  } = {},
): Promise<OnvifCameraServer> {
  const { soapAuth = 'token', tls, clockOffsetMs = 0 } = more;
  const scheme = tls ? 'https' : 'http';
  const abilities = new OnvifAbilities('法制一号机位');
  const server = onvifHttpServer({
    credentials: login,
    soapAuth,
    tls,
    facts: () => ({
      id: 'cam-1',
      name: '法制一号机位',
      httpBase: `${scheme}://203.0.113.9:${port()}`,
      rtspBase: 'rtsp://203.0.113.9:1',
      profiles: [told('main', 1280, 720), told('sub', 640, 360)],
      services: ['services', 'media', 'media2', 'ptz', 'events', 'deviceio', 'osd'],
      abilities,
      keepsSettings: false,
      setClock: () => undefined,
      grantsMs: 60_000,
      ...facts,
    }),
    now: () => new Date(Date.now() + clockOffsetMs),
    snapshot: () => Buffer.from('ffd8ffd9', 'hex'),
    reboot: () => undefined,
  });
  const port = (): number => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${scheme}://127.0.0.1:${port()}/onvif/device_service`,
    port: port(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A certificate that a camera signed itself, with its fingerprint. */
export function ownCertificate(): { readonly key: string; readonly cert: string; readonly fingerprint: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'camera-certificate-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const openssl = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-subj',
      '/CN=camera',
    );
    const fingerprint = openssl('x509', '-in', cert, '-noout', '-fingerprint', '-sha256').split('=')[1]?.trim() ?? '';
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), fingerprint };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
