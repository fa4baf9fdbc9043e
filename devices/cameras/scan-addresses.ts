import { setMaxListeners } from 'node:events';
import { connect } from 'node:net';
import { untilStopped } from './call-deadline';
import type { CameraAddress } from './camera';
import { UnknownCertificate } from './camera-certificate';
import { namespaces } from './onvif-services';
import { askSoap, OnvifRefusal } from './onvif-transport';
import { describeStream } from './rtsp-exchange';

/** A camera that answered at its address. Anyone may answer there: this is a suggestion for a person, not a fact. */
export interface ScannedCamera {
  readonly host: string;
  readonly address: CameraAddress;
}

export interface ScanOptions {
  /** Where ONVIF is looked for; the usual ports of the makers unless told otherwise. */
  readonly ports?: readonly number[];
  readonly rtspPorts?: readonly number[];
  readonly signal?: AbortSignal;
  readonly onHost?: (done: number) => void;
}

const PORTS = [80, 8080, 8000, 8899, 2020, 5000, 443];
const RTSP_PORTS = [554];
const HOSTS_AT_ONCE = 48;
const CONNECT_MS = 700;
const ANSWER_MS = 3_000;
const SCAN_MS = 120_000;

/** Asks every host for the time as ONVIF does, which needs no password, and where none tells it, for a stream. Never rejects. */
export async function scanAddresses(hosts: readonly string[], options: ScanOptions = {}): Promise<readonly ScannedCamera[]> {
  const over = AbortSignal.timeout(SCAN_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, over]) : over;
  // One for each port that is tried at this moment.
  setMaxListeners(0, signal);
  const found: ScannedCamera[] = [];
  const waiting = hosts.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const [, host] of waiting) {
      if (signal.aborted) return;
      const addresses = await untilStopped(signal, () => scanHost(host, options, signal));
      found.push(...addresses.map((address) => ({ host, address })));
      options.onHost?.(++done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(HOSTS_AT_ONCE, hosts.length) }, work));
  return found.sort((a, b) => hosts.indexOf(a.host) - hosts.indexOf(b.host));
}

async function scanHost(host: string, options: ScanOptions, signal: AbortSignal): Promise<readonly CameraAddress[]> {
  const { ports = PORTS, rtspPorts = RTSP_PORTS } = options;
  const asked = await Promise.all(ports.map(async (port) => ((await isOpen(host, port, signal)) ? onvifAt(host, port) : undefined)));
  const onvif = asked.filter((address) => address !== undefined);
  // One device is often reached at several ports; who names the ports wants to see them all.
  if (onvif.length > 0) return options.ports ? onvif : onvif.slice(0, 1);
  const streams = await Promise.all(rtspPorts.map(async (port) => ((await isOpen(host, port, signal)) ? rtspAt(host, port) : undefined)));
  return streams.filter((address) => address !== undefined);
}

function isOpen(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    const say = (open: boolean): void => {
      resolve(open);
      socket.destroy();
    };
    socket.setTimeout(CONNECT_MS, () => say(false));
    socket.once('connect', () => say(true));
    socket.once('error', () => say(false));
  });
}

async function onvifAt(host: string, port: number): Promise<CameraAddress | undefined> {
  const scheme = port === 443 ? 'https' : 'http';
  const usual = port === 443 || port === 80 ? '' : `:${port}`;
  const url = `${scheme}://${host}${usual}/onvif/device_service`;
  const ask = (certificate?: string): Promise<boolean> =>
    askSoap({ url, operation: 'GetSystemDateAndTime', namespace: namespaces.device, timeoutMs: ANSWER_MS, certificate }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof OnvifRefusal && error.reason === 'certificate-unknown') throw error;
        return error instanceof OnvifRefusal && error.reason === 'not-authorized';
      },
    );
  try {
    return (await ask()) ? { onvif: url } : undefined;
  } catch (error) {
    // Nothing secret is said: whether its certificate is right is for the person to see who adds it.
    const stranger = error instanceof OnvifRefusal ? error.cause : undefined;
    const certificate = stranger instanceof UnknownCertificate ? stranger.fingerprint : undefined;
    const isOnvif = certificate !== undefined && (await ask(certificate).catch(() => false));
    return isOnvif ? { onvif: url, certificate } : undefined;
  }
}

async function rtspAt(host: string, port: number): Promise<CameraAddress | undefined> {
  const url = `rtsp://${host}${port === 554 ? '' : `:${port}`}/`;
  const speaks = await describeStream(url, undefined, ANSWER_MS).then(
    () => true,
    () => false,
  );
  return speaks ? { rtsp: url } : undefined;
}
