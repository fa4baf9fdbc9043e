import { readAddressRange } from '../../devices/cameras/address-range';
import { CameraError, type CameraAddress, type Credentials } from '../../devices/cameras/camera';
import { discoverCameras } from '../../devices/cameras/discover';
import { inspectCamera } from '../../devices/cameras/inspect-camera';
import { openCamera } from '../../devices/cameras/open-camera';
import { openControls } from '../../devices/cameras/open-controls';
import { scanAddresses } from '../../devices/cameras/scan-addresses';
import { readCameraAddress } from '../../devices/cameras/typed-address';
import { stillOfStream } from '../../recordings/capture/stream-still';
import { Refusal } from '../contract/errors';
import type { SetupFoundCamera, SetupInspection } from '../contract/set-up';

const answersWithinMs = 4_000;

/** Cameras that answer on every network of this machine, or within a range that was typed in. Refuses with `camera-range.…`. */
export async function findCameras(range: string): Promise<readonly SetupFoundCamera[]> {
  if (range.trim() === '') {
    const found = await discoverCameras(answersWithinMs);
    return found.map(({ address, name, hardware }) => ({ address: address.onvif, certificate: undefined, name, hardware }));
  }
  const read = readAddressRange(range);
  if (!read.ok) throw new Refusal(read.code, { text: read.text, count: String(read.count ?? 0) });
  const found = await scanAddresses(read.hosts);
  return found.map(({ address, host }) => ({ address: urlOf(address), certificate: address.certificate, name: host, hardware: '' }));
}

/** What was typed, as an address without login. Refuses with `camera-address.not-an-address`. */
export function typedCamera(text: string, certificate: string | undefined): { address: CameraAddress; login: Credentials | undefined } {
  const read = readCameraAddress(text);
  if (!read.ok) throw new Refusal(read.code, { text: read.text });
  return { address: 'onvif' in read.address ? { ...read.address, certificate } : read.address, login: read.credentials };
}

/** Signs in and looks at a camera. Refuses with the camera's own fault, and the fingerprint where its certificate is the trouble. */
export function tryCamera(address: CameraAddress, login: Credentials): Promise<SetupInspection> {
  return saying(address, () => inspect(address, login));
}

/** Sets its clock to this machine's and looks again. Refuses with `camera.clock-not-set`, or `camera.no-such-function` without ONVIF. */
export function setCameraClock(address: CameraAddress, login: Credentials): Promise<SetupInspection> {
  return saying(address, async () => {
    const id = hostOf(urlOf(address));
    const controls = openControls(id, address, login);
    if (!controls) throw new CameraError('camera.no-such-function', id, 'RTSP sets no clock');
    await controls.clock.set();
    return inspect(address, login);
  });
}

async function inspect(address: CameraAddress, login: Credentials): Promise<SetupInspection> {
  const url = urlOf(address);
  const camera = hostOf(url);
  const { facts, streams, clockOffsetMs, abilities, findings } = await inspectCamera(camera, address, login);
  const snapshot = openCamera(camera, address, login).snapshot();
  const picture = await snapshot.catch(() => stillOfStream(streams.main)).catch(() => undefined);
  return {
    address: url,
    certificate: address.certificate,
    model: [facts.manufacturer, facts.model, facts.firmware].filter((word) => word !== '').join(' '),
    clockOffsetMs,
    abilities,
    findings: findings.map(({ code, ...figures }) => ({ code, detail: { camera, ...inText(figures) } })),
    picture: picture && `data:image/jpeg;base64,${picture.toString('base64')}`,
  };
}

async function saying<T>(address: CameraAddress, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof CameraError) throw new Refusal(error.code, { camera: hostOf(urlOf(address)), ...fingerprintOf(error) });
    throw error;
  }
}

export function urlOf(address: CameraAddress): string {
  return 'onvif' in address ? address.onvif : address.rtsp;
}

function inText(figures: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, String(figure)]));
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function fingerprintOf({ detail }: CameraError): { readonly fingerprint?: string } {
  const fingerprint = /(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/i.exec(detail)?.[0];
  return fingerprint === undefined ? {} : { fingerprint };
}
