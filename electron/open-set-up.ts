import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openDatabase } from '../db/data-source';
import { openAuditLog } from '../services/audit/audit-log';
import type { CallHandlers } from '../services/contract/calls';
import { Refusal } from '../services/contract/errors';
import type { StripView } from '../services/contract/sessions';
import { createPeople } from '../services/people/people';
import type { CredentialsFile } from '../services/rooms/room-file';
import { BoardDesk } from '../services/set-up/board-desk';
import { SetupDesk } from '../services/set-up/setup-desk';
import type { Publish } from './ipc/publish-events';
import { refusing, setUpHandlers } from './ipc/set-up-handlers';
import { SignInDesk } from './sign-in-desk';
import type { Running } from './running';
import type { StorageRoot } from './storage-root';

export interface SetUpOptions {
  readonly root: StorageRoot;
  readonly credentials: CredentialsFile;
  /** Whether a room.json lies there. */
  readonly replaces: boolean;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly openTheRoom: () => void;
}

/** The kiosk without a room: people sign in, and an administrator sets one up. No device is touched but by the assistant. */
export async function openSetUp({ root, credentials, replaces, publish, now, openTheRoom }: SetUpOptions): Promise<Running> {
  const db = await openDatabase(root.database);
  const audit = await openAuditLog(db, now, randomUUID(), path.join(root.home, 'audit.jsonl'));
  const people = createPeople(db, audit, now);
  const board = new BoardDesk((view) => publish('setUp.board', view));
  const desk = new SignInDesk(
    (current) => {
      // Whoever leaves leaves no relay behind in another position.
      if (!current) void board.close().catch(() => undefined);
      publish('people.changed', current);
    },
    (personId) => people.signOut(personId),
  );
  const setup = await SetupDesk.open({ ...root, credentials, audit, now, onSaved: openTheRoom });
  const strip = () => idleStrip(now());
  const ticking = setInterval(() => publish('strip.changed', strip()), 1_000);

  const handlers: CallHandlers = {
    ...refusing<keyof CallHandlers>(() => true, 'room.not-configured'),
    'kiosk.start': async () => ({ kind: 'set-up', administrator: !(await people.isEmpty()), replaces }),
    'strip.state': () => Promise.resolve(strip()),
    'people.list': () => people.list(),
    'people.signIn': async (_, credential) => desk.enter(await people.signIn(credential)),
    'people.signInByBadge': async (_, badgeNumber, pin) => desk.enter(await people.signInByBadge(badgeNumber, pin)),
    'people.signOut': () => desk.leave(),
    'people.current': () => Promise.resolve(desk.current),
    'people.createFirstAdministrator': async (_, first) => desk.enter(await people.createFirstAdministrator(first)),
    ...setUpHandlers({
      setup,
      board,
      people,
      leave: () => {
        if (!replaces) return Promise.reject(new Refusal('room.not-configured'));
        openTheRoom();
        return Promise.resolve();
      },
    }),
  };
  return {
    handlers,
    person: () => desk.current?.person,
    isPaper: () => false,
    mediaFile: () => undefined,
    close: async () => {
      clearInterval(ticking);
      await board.close();
      await db.close();
    },
  };
}

/** Nothing is recorded here, and the strip says so. */
function idleStrip(at: Date): StripView {
  return {
    at: at.toISOString(),
    state: 'idle',
    roomName: '',
    registrationCode: undefined,
    startedAt: undefined,
    preRollSince: undefined,
    nextBookingAt: undefined,
    lastSealedAt: undefined,
    cells: [],
    alarm: undefined,
  };
}
