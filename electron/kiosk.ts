import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow, WebContents } from 'electron';
import type { MediaCutter } from '../recordings/playback/media-cutter';
import type { CallName, Caller } from '../services/contract/calls';
import type { StartView } from '../services/contract/room';
import { takeInCredentials } from '../services/rooms/credentials-store';
import { readRoomFile, type CredentialsFile, type RoomFile } from '../services/rooms/room-file';
import { mayCall } from '../services/people/permissions';
import { publishTo } from './ipc/publish-events';
import { refusing } from './ipc/set-up-handlers';
import { serveCalls } from './ipc/serve-calls';
import { openKioskWindows, type KioskWindows } from './kiosk-window';
import { openLog } from './logger';
import { openSetUp } from './open-set-up';
import { runRoom } from './run-room';
import type { KioskMode, Running } from './running';
import type { StorageRoot } from './storage-root';

export interface Kiosk {
  readonly windows: KioskWindows;
  /** Puts everything away; a recording that must go on goes on. */
  close(): Promise<void>;
  /** The file behind a media address of the viewing that is open. */
  mediaFile(token: string, file: string): string | undefined;
}

export interface KioskOptions {
  readonly root: StorageRoot;
  readonly distFolder: string;
  readonly cutter: MediaCutter;
  /** Ordinary windows instead of full screen, for tests and the demo. */
  readonly windowed: boolean;
  readonly version: string;
  /** `set-up`: the assistant opens though a room is there. Without a room.json it opens anyway. */
  readonly mode: KioskMode;
  /** Those of the kiosk before, when it opens anew. */
  readonly windows: KioskWindows | undefined;
  /** Puts everything away and opens in another mode, in the same windows. */
  readonly reopen: (mode: KioskMode) => void;
}

/** Opens the store, the room and the windows, and answers the pages. A room.json that is wrong still opens the windows, to say so. */
export async function startKiosk(options: KioskOptions): Promise<Kiosk> {
  const { root, distFolder } = options;
  const now = () => new Date();
  const log = openLog(path.join(root.home, 'kiosk.log'), now);
  const files = await readRoom(options);
  const windows: { console?: BrowserWindow; second?: BrowserWindow } = { ...options.windows };
  const contents = (): WebContents[] =>
    [windows.console, windows.second].flatMap((window) => (window && !window.isDestroyed() ? [window.webContents] : []));
  const publish = publishTo(contents);
  const openTheRoom = () => void setImmediate(() => options.reopen('room'));
  const running =
    files.kind === 'room-file-wrong'
      ? onlyStart(files)
      : files.kind === 'set-up'
        ? await openSetUp({ ...files, root, publish, now, openTheRoom })
        : await runRoom({ ...options, ...files, windows, publish, now, log });

  const callerOf = (sender: WebContents): Caller | undefined => {
    if (sender === windows.console?.webContents) return { window: 'console', person: running.person() };
    if (sender === windows.second?.webContents) return { window: 'second-screen', person: undefined };
    return running.isPaper(sender.id) ? { window: 'paper', person: undefined } : undefined;
  };
  const allowed: typeof mayCall = files.kind === 'room-file-wrong' ? (_, name) => name === 'kiosk.start' : mayCall;
  const stopAnswering = serveCalls({ handlers: running.handlers, mayCall: allowed, onBug: log }, callerOf);
  const opened = options.windows ?? openKioskWindows({ distFolder, kiosk: !options.windowed, devTools: false });
  Object.assign(windows, opened);
  if (options.windows) for (const page of contents()) page.reload();
  return {
    windows: opened,
    mediaFile: (token, file) => running.mediaFile(token, file),
    close: () => {
      stopAnswering();
      return running.close();
    },
  };
}

type RoomFiles =
  | { readonly kind: 'room'; readonly room: RoomFile; readonly credentials: CredentialsFile; readonly takenIn: boolean }
  | { readonly kind: 'set-up'; readonly credentials: CredentialsFile; readonly replaces: boolean }
  | Extract<StartView, { kind: 'room-file-wrong' }>;

async function readRoom({ root, mode }: KioskOptions): Promise<RoomFiles> {
  const stored = await takeInCredentials(root.home);
  if (!stored.ok) return { kind: 'room-file-wrong', file: stored.file, problems: stored.problems };
  const { credentials, plain } = stored;
  if (plain) process.stderr.write(`${root.home}: credentials.json is sealed now, and removed\n`);
  const replaces = existsSync(root.roomFile);
  if (mode === 'set-up' || !replaces) return { kind: 'set-up', credentials, replaces };
  const room = readRoomFile(await readFile(root.roomFile, 'utf8'), new Set(Object.keys(credentials)));
  if (!room.ok) return { kind: 'room-file-wrong', file: root.roomFile, problems: room.problems };
  return { kind: 'room', room: room.room, credentials, takenIn: plain };
}

/** With a wrong room.json there is nothing to ask but what is wrong. */
function onlyStart(start: StartView): Running {
  return {
    handlers: { ...refusing<CallName>(() => true, 'room-file.wrong'), 'kiosk.start': () => Promise.resolve(start) },
    person: () => undefined,
    isPaper: () => false,
    mediaFile: () => undefined,
    close: () => Promise.resolve(),
  };
}
