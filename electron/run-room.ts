import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WebContents } from 'electron';
import type { MediaCutter } from '../recordings/playback/media-cutter';
import { openDatabase } from '../db/data-source';
import type { Caller } from '../services/contract/calls';
import { Refusal } from '../services/contract/errors';
import type { StartView } from '../services/contract/room';
import { mayCall } from '../services/people/permissions';
import type { CredentialsFile, RoomFile } from '../services/rooms/room-file';
import { buildServices, type ServiceOptions, type Services } from './build-services';
import { answerCall } from './ipc/answer-call';
import { callHandlers } from './ipc/call-handlers';
import { LiveFeeds } from './ipc/live-feeds';
import type { Publish } from './ipc/publish-events';
import { KeepAwake } from './keep-awake';
import type { KioskWindows } from './kiosk-window';
import { openRoom } from './open-room';
import { choosePaper, showPdf } from './paper-window';
import { ChromiumPaperPrinter } from './paper-printer';
import type { KioskMode, Running } from './running';
import { openRemoteView, type OpenedRemoteView } from './remote-view/open-remote-view';
import { SignInDesk } from './sign-in-desk';
import { SimulatedVisitor } from './simulated-visitor';
import { startRecogniser } from './speech-program';
import type { StorageRoot } from './storage-root';

export interface RoomOptions {
  readonly root: StorageRoot;
  readonly distFolder: string;
  readonly cutter: MediaCutter;
  readonly version: string;
  readonly room: RoomFile;
  readonly credentials: CredentialsFile;
  /** A plain credentials.json was sealed and removed at this start. */
  readonly takenIn: boolean;
  readonly windows: Partial<KioskWindows>;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly log: ServiceOptions['log'];
  readonly reopen: (mode: KioskMode) => void;
}

/** The room that room.json describes, with everything that people do in it. */
export async function runRoom(options: RoomOptions): Promise<Running> {
  const { root, distFolder, room, windows, publish, now } = options;
  const printWindows = new Set<number>();
  const db = await openDatabase(root.database);
  const devices = await openRoom(room, options.credentials);
  const printer = new ChromiumPaperPrinter(distFolder, (window) => printWindows.add(window.webContents.id));
  const services: Services = await buildServices({
    ...options,
    db,
    devices,
    printer,
    verifierPage: () => readFile(path.join(distFolder, 'verifier-page.html')),
    bootId: randomUUID(),
    startRecogniser: (words) => startRecogniser(distFolder, words),
    loginsTakenIn: options.takenIn,
  });
  const desk = new SignInDesk(
    (current) => publish('people.changed', current),
    (personId) => {
      services.playback.leave(personId);
      return services.people.signOut(personId);
    },
  );
  const live = new LiveFeeds((cameraId) => services.active.recording?.recorder.live(cameraId));
  const awake = new KeepAwake((what) => {
    void services.audit
      .record('system', `machine.${what}`, services.active.id ?? '', '')
      .catch((problem: unknown) => options.log('machine', problem));
  });
  services.onRecorderChange(() => {
    live.reconnect();
    awake.recording(services.active.recording !== undefined);
  });

  const windowOf = (caller: Caller) => (caller.window === 'console' ? windows.console : windows.second)?.webContents;
  let remote: OpenedRemoteView = { state: { state: 'off' }, close: () => Promise.resolve() };
  const handlers = callHandlers({
    ...services,
    db,
    roomId: room.room.id,
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
    enterSetUp: async () => {
      if (services.active.recording || (await services.interviews.current())) throw new Refusal('set-up.room-in-use');
      setImmediate(() => options.reopen('set-up'));
    },
    remoteViewState: () => remote.state,
    visitor: room.demonstration && new SimulatedVisitor(room.demonstration),
  });
  if (room.remoteView)
    remote = await openRemoteView({
      ...{ ...room.remoteView, room, db, services, now, keys: root.keys, pages: path.join(distFolder, 'renderer') },
      answer: (caller, name, input) => answerCall({ handlers, mayCall, onBug: options.log }, caller, name, input),
      log: options.log,
    });
  return {
    handlers,
    person: () => desk.current?.person,
    isPaper: (id) => printWindows.has(id),
    mediaFile: (token, file) => services.playback.mediaFile(token, file) ?? services.replays.mediaFile(token, file),
    close: async () => {
      awake.close();
      await remote.close();
      await services.close();
      await devices.close();
      await db.close();
    },
  };
}

function withContents(page: WebContents | undefined, act: (page: WebContents) => void): void {
  if (page) act(page);
}
