import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../db/data-source';
import { buildServices, type Services } from '../../electron/build-services';
import { openRoom } from '../../electron/open-room';
import { openStorageRoot } from '../../electron/storage-root';
import type { Paper } from '../../services/contract/papers';
import { readCredentialsFile, readRoomFile } from '../../services/rooms/room-file';
import cast from './cast.json';
import { startTestRoom, type TestRoom } from './simulated-room';

/** The services over the simulated room, as the kiosk builds them, without its windows: what is printed is kept as data. */
export interface RoomKiosk {
  readonly services: Services;
  readonly room: TestRoom;
  readonly printed: readonly Paper[];
  readonly problems: readonly string[];
  readonly folderOf: (sessionId: string) => string;
  close(): Promise<void>;
}

export async function openRoomKiosk(): Promise<RoomKiosk> {
  const home = await mkdtemp(path.join(tmpdir(), 'room-kiosk-'));
  const room = await startTestRoom();
  const credentials = readCredentialsFile(await readFile(room.credentialsFile, 'utf8'));
  if (!credentials.ok) throw new Error('the simulated room has no credentials');
  const described = readRoomFile(await readFile(room.roomFile, 'utf8'), new Set(Object.keys(credentials.credentials)));
  if (!described.ok) throw new Error(`the simulated room is described wrongly: ${JSON.stringify(described.problems)}`);
  const root = openStorageRoot(home);
  const db = await openDatabase(root.database);
  const devices = await openRoom(described.room, credentials.credentials);
  const [printed, problems]: [Paper[], string[]] = [[], []];
  const services = await buildServices({
    ...{ root, db, devices, room: described.room, bootId: randomUUID(), version: 'test', now: () => new Date() },
    printer: {
      print: (paper) => {
        printed.push(paper);
        return Promise.resolve(Buffer.from(`%PDF ${paper.kind}`));
      },
    },
    verifierPage: () => Promise.resolve(Buffer.from('<!doctype html>')),
    publish: () => undefined,
    log: (subject, problem) => problems.push(`${subject}: ${String(problem)}`),
  });
  return {
    ...{ services, room, printed, problems, folderOf: (sessionId) => services.active.folderOf(sessionId) },
    close: async () => {
      await services.close();
      await devices.close();
      await db.close();
      await room.close();
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** A person of the simulated room by the part in the cast, signed in nowhere. */
export async function castPerson({ services }: RoomKiosk, part: 'administrator' | 'lead' | 'recorder' | 'head' | 'office') {
  const { name, pin } = cast[part];
  const found = (await services.people.list()).find((person) => person.name === name);
  if (!found) throw new Error(`${name} isn't in the room`);
  return { tile: found, credential: { personId: found.id, pin } };
}
