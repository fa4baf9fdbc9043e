import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readAddressRange } from '../../devices/cameras/address-range';
import type { CameraAddress, Credentials } from '../../devices/cameras/camera';
import { discoverCameras } from '../../devices/cameras/discover';
import { inspectCamera } from '../../devices/cameras/inspect-camera';
import { scanAddresses } from '../../devices/cameras/scan-addresses';
import { readCameraAddress } from '../../devices/cameras/typed-address';
import { readStoredCredentials, sealedCredentials } from '../rooms/credentials-store';
import { readCredentialsFile, type CredentialsFile } from '../rooms/room-file';
import { BadArgument, needed, wholeNumber, type Command, type Given } from './command';

/** A camera as it was found, and what it is like where somebody may sign in. */
interface Found {
  readonly address: CameraAddress;
  readonly name?: string;
  readonly hardware?: string;
  readonly urn?: string;
}

export const discoverCommand: Command = {
  usage: '[ADDRESS ...] [--range R] [--ports P,...] [--seconds N] [--credentials FILE --as NAME]',
  help: [
    'ADDRESS       a camera that is known: an IP address, http://…, https://… or rtsp://…; without any the networks are asked',
    '--range R     ask every address of 192.168.1.1-254, 192.168.1.1-192.168.1.254 or 192.168.1.0/24, at most 1024',
    '--ports P     where to look for ONVIF in the range (the usual ones of the makers)',
    '--seconds N   how long to wait for answers, 1 to 60 (5)',
    '--credentials a credentials.json or credentials.sealed, with --as NAME: signs in and tells what each camera is, its streams and what is wrong with them',
  ],
  options: {
    seconds: { type: 'string' },
    range: { type: 'string' },
    ports: { type: 'string' },
    credentials: { type: 'string' },
    as: { type: 'string' },
  },

  async run(given) {
    const seconds = wholeNumber('seconds', given.options['seconds'] ?? '5', 1, 60);
    const login = await loginOf(given);
    const typed = given.words.map(typedAddress);
    const hosts = rangeOf(given);
    const ports = portsOf(given);
    const found = [
      ...typed,
      ...(hosts ? await scanned(given, hosts, ports) : []),
      ...(typed.length > 0 || hosts ? [] : await answering(given, seconds)),
    ];
    const cameras = await Promise.all(found.map(async (camera, i) => ({ ...camera, ...(login && (await inspected(camera, login, i))) })));
    for (const { address, name = '', hardware = '' } of cameras) given.say(`${urlOf(address)}  ${name} ${hardware}`.trimEnd());
    given.say(`${cameras.length} cameras ${typed.length > 0 ? 'named' : 'answered'}`);
    return { ok: true, answer: { cameras } };
  },
};

async function answering(given: Given, seconds: number): Promise<readonly Found[]> {
  given.say(`asking for ${seconds} s`);
  return discoverCameras(seconds * 1000);
}

async function scanned(given: Given, hosts: readonly string[], ports: readonly number[] | undefined): Promise<readonly Found[]> {
  given.say(`asking ${hosts.length} addresses`);
  return (await scanAddresses(hosts, ports ? { ports } : {})).map(({ address }) => ({ address }));
}

async function inspected({ address }: Found, credentials: Credentials, i: number): Promise<object> {
  try {
    const { facts, streams, clockOffsetMs, abilities, findings } = await inspectCamera(`camera-${i + 1}`, address, credentials);
    return { ...facts, main: streams.main.url, sub: streams.sub?.url, clockOffsetMs, abilities, findings };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected';
    return { problem: { code, detail: error instanceof Error ? error.message : String(error) } };
  }
}

function typedAddress(word: string): Found {
  const read = readCameraAddress(word);
  if (!read.ok) throw new BadArgument(`${read.text} is no camera address: an IP address, http://, https:// or rtsp://`);
  // Arguments are seen by everybody on the machine.
  if (read.credentials) throw new BadArgument('an address with a user name or password is not taken: use --credentials FILE --as NAME');
  return { address: read.address };
}

function rangeOf({ options }: Given): readonly string[] | undefined {
  const text = options['range'];
  if (text === undefined) return undefined;
  const range = readAddressRange(text);
  if (range.ok) return range.hosts;
  const why = {
    'camera-range.not-an-address': 'is not a range such as 192.168.1.1-254 or 192.168.1.0/24',
    'camera-range.backwards': 'ends before it begins',
    'camera-range.not-hosts': 'holds addresses that are no devices',
    'camera-range.too-many': `holds ${range.count ?? 0} addresses, 1024 at most`,
  };
  throw new BadArgument(`--range ${range.text} ${why[range.code]}`);
}

function portsOf({ options }: Given): readonly number[] | undefined {
  return options['ports']?.split(',').map((port) => wholeNumber('ports', port.trim(), 1, 65_535));
}

async function loginOf(given: Given): Promise<Credentials | undefined> {
  const file = given.options['credentials'];
  if (file === undefined) return undefined;
  const name = needed(given, 'as');
  const known = await credentialsIn(file);
  const login = known?.[name];
  if (login === undefined)
    throw new BadArgument(`${file} ${known ? `has no entry ${name}` : 'is not a credentials.json or credentials.sealed'}`);
  return login;
}

async function credentialsIn(file: string): Promise<CredentialsFile | undefined> {
  const home = path.dirname(path.resolve(file));
  if (path.resolve(file) === sealedCredentials(home)) {
    const stored = await readStoredCredentials(home);
    return stored.ok ? stored.credentials : undefined;
  }
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadArgument(`--credentials names ${file}, which can't be read`);
  });
  const read = readCredentialsFile(text);
  return read.ok ? read.credentials : undefined;
}

function urlOf(address: CameraAddress): string {
  return 'onvif' in address ? address.onvif : address.rtsp;
}
