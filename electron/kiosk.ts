import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow, WebContents } from 'electron';
import { openDatabase } from '../db/data-source';
import type { Caller } from '../services/contract/calls';
import type { StartView } from '../services/contract/room';
import { readCredentialsFile, readRoomFile, type CredentialsFile, type RoomFile } from '../services/rooms/room-file';
import { mayCall } from '../services/people/permissions';
import { buildServices, type Services } from './build-services';
import { callHandlers } from './ipc/call-handlers';
import { LiveFeeds } from './ipc/live-feeds';
import { publishTo } from './ipc/publish-events';
import { serveCalls } from './ipc/serve-calls';
import { openKioskWindows } from './kiosk-window';
import { openLog } from './logger';
import { openRoom } from './open-room';
import { choosePaper, showPdf } from './paper-window';
import { ChromiumPaperPrinter } from './paper-printer';
import { SignInDesk } from './sign-in-desk';
import { SimulatedVisitor } from './simulated-visitor';
import type { StorageRoot } from './storage-root';

export interface Kiosk {
  /** Puts everything away; a recording that must go on goes on. */
  close(): Promise<void>;
  /** The file behind a media address of the viewing that is open. */
  mediaFile(token: string, file: string): string | undefined;
}

export interface KioskOptions {
  readonly root: StorageRoot;
  readonly distFolder: string;
  /** Ordinary windows instead of full screen, for tests and the demo. */
  readonly windowed: boolean;
  readonly version: string;
}

/** Opens the store, the room and the windows, and answers the pages. A room.json that is wrong still opens the windows, to say so. */
export async function startKiosk(options: KioskOptions): Promise<Kiosk> {
  const { root, distFolder } = options;
  const now = () => new Date();
  const log = openLog(path.join(root.home, 'kiosk.log'), now);
  const files = await readRoom(root);
  const windows: { console?: BrowserWindow; second?: BrowserWindow } = {};
  const contents = (): WebContents[] =>
    [windows.console, windows.second].flatMap((window) => (window && !window.isDestroyed() ? [window.webContents] : []));
  const publish = publishTo(contents);
  const printWindows = new Set<number>();

  if ('problems' in files) {
    serveCalls({ handlers: onlyStart(files), mayCall: (_, name) => name === 'kiosk.start', onBug: log }, (sender) =>
      contents().includes(sender)
        ? { window: sender === windows.console?.webContents ? 'console' : 'second-screen', person: undefined }
        : undefined,
    );
    Object.assign(windows, openKioskWindows({ distFolder, kiosk: !options.windowed, devTools: false }));
    return { close: () => Promise.resolve(), mediaFile: () => undefined };
  }

  const db = await openDatabase(root.database);
  const devices = await openRoom(files.room, files.credentials);
  const printer = new ChromiumPaperPrinter(distFolder, (window) => printWindows.add(window.webContents.id));
  const services: Services = await buildServices({
    ...options,
    db,
    devices,
    room: files.room,
    printer,
    verifierPage: () => readFile(path.join(distFolder, 'verifier-page.html')),
    publish,
    now,
    log,
    bootId: randomUUID(),
  });
  const desk = new SignInDesk(
    (current) => publish('people.changed', current),
    (personId) => {
      services.playback.leave(personId);
      return services.people.signOut(personId);
    },
  );
  const live = new LiveFeeds((cameraId) => services.active.recording?.recorder.live(cameraId));
  services.onRecorderChange(() => live.reconnect());

  const callerOf = (sender: WebContents): Caller | undefined => {
    if (sender === windows.console?.webContents) return { window: 'console', person: desk.current?.person };
    if (sender === windows.second?.webContents) return { window: 'second-screen', person: undefined };
    return printWindows.has(sender.id) ? { window: 'paper', person: undefined } : undefined;
  };
  const windowOf = (caller: Caller) => (caller.window === 'console' ? windows.console : windows.second)?.webContents;
  const handlers = callHandlers({
    ...services,
    db,
    roomId: files.room.room.id,
    now,
    desk,
    start: async (): Promise<StartView> => ({
      kind: (await services.people.isEmpty()) ? 'first-administrator' : 'ready',
      room: services.roomView,
    }),
    live: {
      open: (caller, cameraId) => withContents(windowOf(caller), (page) => live.open(page, cameraId)),
      close: (caller, cameraId) => withContents(windowOf(caller), (page) => live.close(page, cameraId)),
    },
    choosePaper: () => choosePaper(windows.console),
    showPdf: (file, name) => showPdf(windows.console, file, name),
    paperOf: (jobId) => printer.paperOf(jobId),
    visitor: files.room.demonstration && new SimulatedVisitor(files.room.demonstration),
  });
  serveCalls({ handlers, mayCall, onBug: log }, callerOf);
  Object.assign(windows, openKioskWindows({ distFolder, kiosk: !options.windowed, devTools: false }));
  return {
    mediaFile: (token, file) => services.playback.mediaFile(token, file),
    close: async () => {
      await services.close();
      await devices.close();
      await db.close();
    },
  };
}

type RoomFiles = { readonly room: RoomFile; readonly credentials: CredentialsFile } | Extract<StartView, { kind: 'room-file-wrong' }>;

async function readRoom(root: StorageRoot): Promise<RoomFiles> {
  const credentials = readCredentialsFile(await readFile(root.credentialsFile, 'utf8').catch(() => '{}'));
  if (!credentials.ok) return { kind: 'room-file-wrong', file: root.credentialsFile, problems: credentials.problems };
  const room = readRoomFile(await readFile(root.roomFile, 'utf8'), new Set(Object.keys(credentials.credentials)));
  if (!room.ok) return { kind: 'room-file-wrong', file: root.roomFile, problems: room.problems };
  return { room: room.room, credentials: credentials.credentials };
}

/** With a wrong room.json there is nothing to ask but what is wrong. */
function onlyStart(start: StartView) {
  return { 'kiosk.start': () => Promise.resolve(start) } as unknown as Parameters<typeof serveCalls>[0]['handlers'];
}

function withContents(page: WebContents | undefined, act: (page: WebContents) => void): void {
  if (page) act(page);
}
