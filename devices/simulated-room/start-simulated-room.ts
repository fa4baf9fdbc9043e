import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startSimulatedCamera } from '../cameras/simulator/simulated-camera';
import type { SimulatedCamera, SimulatedCameraOptions } from '../cameras/simulator/simulated-camera';
import { ordinary, startSimulatedRoomIo } from '../room-io/simulator/simulated-room-io';
import type { SimulatedRoomIo } from '../room-io/simulator/simulated-room-io';
import { startSimulatedThumbprintReader } from '../signing/simulator/simulated-thumbprint-reader';
import type { SimulatedThumbprintReader } from '../signing/simulator/simulated-thumbprint-reader';
import { startControlServer } from './control-server';
import type { ControlServer } from './control-server';
import { openDiscShelf } from './disc-shelf';
import { describeRoom, readDemonstration } from './room-description';
import type { Demonstration, SimulatedCameraId } from './room-description';
import { RoomControl } from './room-control';
import { writeAtomically } from './write-atomically';

export interface SimulatedRoomOptions {
  /** DVD+R unless told otherwise. */
  readonly discCapacityBytes?: number;
  /** Smaller pictures cost less work. */
  readonly camera?: Pick<SimulatedCameraOptions, 'size' | 'frameRate' | 'codec'>;
}

/** A whole interview room in this process, on real wires: ONVIF and RTSP cameras, serial lines, pseudo-drives. */
export interface SimulatedRoom {
  readonly home: string;
  /** The room.json and credentials.json just written. */
  readonly roomFile: string;
  readonly credentialsFile: string;
  readonly cameras: Readonly<Record<SimulatedCameraId, SimulatedCamera>>;
  readonly roomIo: SimulatedRoomIo;
  readonly thumbprintReader: SimulatedThumbprintReader;
  readonly control: ControlServer;
  /** Ends everything that was started. room.json stays; what it points to is gone until the next start. */
  close(): Promise<void>;
}

const dvdBytes = 4_700_372_992;
/** This room also has a buzzer at the door, and a contact that tells when the board's housing is opened. */
const wiring = { ...ordinary, buzzer: { coil: 3 }, tamper: { input: 3 } };

/**
 * Starts the room and writes room.json, credentials.json (0600) and simulated-room.json into `home`. Rejects, with nothing left running, when a
 * real room is described there, when another simulated room serves this home, or when a part doesn't start.
 */
export async function startSimulatedRoom(home: string, options: SimulatedRoomOptions = {}): Promise<SimulatedRoom> {
  const root = resolve(home);
  await mkdir(root, { recursive: true });
  const files = { room: join(root, 'room.json'), credentials: join(root, 'credentials.json'), running: join(root, 'simulated-room.json') };
  await mayTakeHome(files.room);

  const started: (() => Promise<void>)[] = [];
  const keep = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const part = await starting;
    started.push(() => part.close());
    return part;
  };
  const closeAll = async () => {
    await Promise.allSettled(started.splice(0).map((close) => close()));
    await rm(files.running, { force: true });
  };
  try {
    const serial = join(root, 'serial');
    const credentials = { cam1: newCredentials(), cam2: newCredentials() };
    const camera = (id: SimulatedCameraId, name: string, picture: 'questioned' | 'room') =>
      keep(startSimulatedCamera({ id, name, picture, ...credentials[id], keepsSettings: true, ...options.camera }));
    const parts = await allOrThrow([
      camera('cam1', '法制一号机位', 'questioned'),
      camera('cam2', '法制二号机位', 'room'),
      keep(startSimulatedRoomIo({ dir: serial, wiring })),
      keep(startSimulatedThumbprintReader({ dir: serial })),
      openDiscShelf(join(root, 'discs'), options.discCapacityBytes ?? dvdBytes),
    ]);
    const [cam1, cam2, roomIo, thumbprintReader, discs] = parts;
    const cameras = { cam1, cam2 };
    const carrier = new RoomControl({ cameras, roomIo, thumbprintReader, discs });
    const control = await keep(startControlServer((order) => carrier.carryOut(order)));
    const secondCopy = join(root, 'second-copy');
    await mkdir(secondCopy, { recursive: true });
    const room = describeRoom({
      onvif: { cam1: cam1.onvifUrl, cam2: cam2.onvifUrl },
      roomIo: roomIo.wiring,
      thumbprintReader: { path: thumbprintReader.path, baudRate: thumbprintReader.baudRate },
      discDrives: discs.drives,
      secondCopy,
      control,
    });
    await writeAtomically(files.credentials, toJson(credentials), 0o600);
    // The token in it moves the room: not for others to read.
    await writeAtomically(files.room, toJson(room), 0o600);
    await writeAtomically(files.running, toJson({ pid: process.pid, startedAt: new Date().toISOString() }));
    return {
      home: root,
      roomFile: files.room,
      credentialsFile: files.credentials,
      cameras,
      roomIo,
      thumbprintReader,
      control,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function mayTakeHome(roomFile: string): Promise<void> {
  const text = await readFile(roomFile, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const old = readDemonstration(text);
  if (!old) throw new Error(`${roomFile} describes a real room; it is left as it is`);
  if (await answers(old)) throw new Error(`a simulated room already serves this home (${old.control})`);
}

/** A room whose control answers is running, whatever process numbers say. */
async function answers({ control, token }: Demonstration): Promise<boolean> {
  try {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${control}/state`, { headers, signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** Waits for all to settle before it rejects, so that whatever did start is known and can be ended. */
async function allOrThrow<T extends readonly Promise<unknown>[]>(
  starting: readonly [...T],
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(starting);
  return Promise.all(starting);
}

/** A password as installers choose them, with characters that matter in addresses. */
function newCredentials(): { username: string; password: string } {
  return { username: 'mingxun', password: `${randomBytes(9).toString('base64url')}#@%` };
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
