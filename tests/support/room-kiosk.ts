import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { openDatabase, type Database } from '../../db/data-source';
import { buildServices, type Services } from '../../electron/build-services';
import { openRoom } from '../../electron/open-room';
import { openStorageRoot, type StorageRoot } from '../../electron/storage-root';
import { MediaCutter } from '../../recordings/playback/media-cutter';
import { noticeSteps } from '../../services/contract/notice';
import type { BookingDraft } from '../../services/contract/bookings';
import type { Paper } from '../../services/contract/papers';
import type { PersonTile } from '../../services/contract/people';
import type { SessionView } from '../../services/contract/sessions';
import { readCredentialsFile, readRoomFile, type RoomFile } from '../../services/rooms/room-file';
import cast from './cast.json';
import { startTestRoom, type TestRoom } from './simulated-room';
import { waitFor } from './wait-for';

/** The services over the simulated room, as the kiosk builds them, without its windows: what is printed is kept as data. */
export interface RoomKiosk {
  readonly services: Services;
  readonly home: string;
  readonly room: TestRoom;
  readonly root: StorageRoot;
  readonly db: Database;
  readonly described: RoomFile;
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
  // What is still under way when a test takes the store away is no problem of the kiosk.
  let closing = false;
  const services = await buildServices({
    ...{ root, db, devices, room: described.room, bootId: randomUUID(), version: 'test', now: () => new Date() },
    printer: {
      print: (paper) => {
        printed.push(paper);
        return Promise.resolve(Buffer.from(`%PDF ${paper.kind}`));
      },
    },
    cutter: new MediaCutter(),
    verifierPage: () => Promise.resolve(Buffer.from('<!doctype html>')),
    publish: () => undefined,
    log: (subject, problem) => closing || problems.push(`${subject}: ${String(problem)}`),
  });
  return {
    ...{
      services,
      room,
      root,
      db,
      home,
      printed,
      problems,
      described: described.room,
      folderOf: (sessionId) => services.active.folderOf(sessionId),
    },
    close: async () => {
      closing = true;
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

/** The room checked, its use asked for and approved, the key handed over, the cameras rolling, both officers signed in. */
export async function admitOfficers(
  kiosk: RoomKiosk,
  application: Pick<BookingDraft, 'purpose' | 'questioned'>,
): Promise<{ readonly bookingId: string; readonly sessionId: string }> {
  const { services } = kiosk;
  const [lead, recorder, administrator] = [
    await castPerson(kiosk, 'lead'),
    await castPerson(kiosk, 'recorder'),
    await castPerson(kiosk, 'administrator'),
  ];
  // Of the day on which it is used: the check of one before midnight is none of the next.
  await services.readiness.check({ devices: 'good', cleanliness: 'good', note: '' }, administrator.tile);
  const now = Date.now();
  const hours = { startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() };
  const booking = await services.bookings.request({ roomId: 'X1', ...hours, enforcementCase: cast.case, ...application }, lead.tile);
  await services.bookings.approve(booking.id, administrator.tile);
  await services.keys.issueKey(booking.id, administrator.tile);
  const sessionId = await services.active.begin(booking.id);
  const checked = { checkedAt: new Date().toISOString(), checkedById: administrator.tile.id };
  await services.active.apply(sessionId, administrator.tile.id, { kind: 'devices-checked' }, checked);
  for (const { credential } of [lead, recorder]) await services.interviews.admitInspector(sessionId, credential);
  return { bookingId: booking.id, sessionId };
}

/** 制度§7, 规定§14: the officers find their dress and papers in order, and give the notice. */
export async function giveNotice({ services }: RoomKiosk, sessionId: string, lead: PersonTile): Promise<void> {
  const items = (await services.interviews.view(sessionId)).checklist?.items ?? [];
  const checks = items.map(({ key }) => ({ item: key, inOrder: true, reason: '' }));
  await services.before.check(sessionId, checks, lead);
  for (const step of noticeSteps) await services.interviews.recordStep(sessionId, step, lead.id);
}

/** One kiosk for all tests of a file, which leave it without a problem. */
export function kioskOfFile(): () => RoomKiosk {
  let kiosk: RoomKiosk | undefined;
  const opened = (): RoomKiosk => {
    if (!kiosk) throw new Error('the kiosk is open while tests run');
    return kiosk;
  };
  beforeAll(async () => {
    kiosk = await openRoomKiosk();
  });
  afterAll(async () => {
    await opened().close();
    expect(opened().problems).toEqual([]);
  });
  return opened;
}

/** The session once its seal stands. */
export function sealedSession({ services }: RoomKiosk, sessionId: string): Promise<SessionView> {
  const done = async () => {
    const view = await services.interviews.view(sessionId);
    if (view.sealProblem !== undefined) throw new Error(view.sealProblem);
    return view.phase === 'sealed' && view;
  };
  return waitFor('the seal', done, 40_000);
}
