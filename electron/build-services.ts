import path from 'node:path';
import type { Database } from '../db/data-source';
import type { RoomIoState } from '../devices/room-io/room-io';
import { freeSpace } from '../recordings/capture/disk-space';
import { openRoomRecorder, type CaptureAlarm } from '../recordings/capture/room-recorder';
import { openSigningKey } from '../recordings/evidence/signing-key';
import { archiveEntry } from '../services/archive/archive-entries';
import { DiscDesk } from '../services/archive/disc-desk';
import { Playback } from '../services/archive/playback';
import { PlaybackProofs } from '../services/archive/playback-proof';
import type { PaperPrinter } from '../services/archive/paper-printer';
import papers from '../services/archive/templates/papers.json';
import { openAuditLog } from '../services/audit/audit-log';
import type { RoomStateView, RoomView } from '../services/contract/room';
import { ActiveSession } from '../services/interviews/active-session';
import { CameraWatch } from '../services/interviews/camera-watch';
import { SessionConclusion } from '../services/interviews/conclude-session';
import { Interviews } from '../services/interviews/interviews';
import { readStripFacts } from '../services/interviews/strip-facts';
import { StripClock } from '../services/interviews/strip-clock';
import { createPeople } from '../services/people/people';
import { Bookings } from '../services/rooms/bookings';
import { Keys } from '../services/rooms/keys';
import { PreFlight } from '../services/rooms/pre-flight';
import type { RoomFile } from '../services/rooms/room-file';
import type { Publish } from './ipc/publish-events';
import type { RoomDevices } from './open-room';
import type { StorageRoot } from './storage-root';

export interface ServiceOptions {
  readonly root: StorageRoot;
  readonly db: Database;
  readonly devices: RoomDevices;
  readonly room: RoomFile;
  readonly printer: PaperPrinter;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly log: (subject: string, problem: unknown) => void;
  readonly version: string;
  readonly bootId: string;
}
export type Services = Awaited<ReturnType<typeof buildServices>>;

/** Builds what people do here over the store and the room, and goes on with a session that the last run left behind. */
export async function buildServices(options: ServiceOptions) {
  const { root, db, devices, room, publish, now, log } = options;
  await db.rooms.put(room.room);
  const audit = await openAuditLog(db, now, options.bootId, path.join(root.home, 'audit.jsonl'));
  const people = createPeople(db, audit, now);
  if (room.demonstration && (await people.isEmpty())) await people.seedSimulated();
  const problem = (subject: string) => (found: unknown) => log(subject, found);

  let roomNow!: RoomIoState;
  const watch = new CameraWatch(devices.cameras, now);
  const key = await openSigningKey(root.keys);
  let onRecorder: () => void = () => undefined;

  const active: ActiveSession = new ActiveSession({
    db,
    audit,
    roomIo: devices.roomIo,
    room: { id: room.room.id, agencyCode: room.agency.code },
    recordingsFolder: root.recordings,
    preRollMs: room.recording.preRollSeconds * 1000,
    now,
    openRecorder: (folder) => {
      const cameras = devices.cameras.map((camera) => ({ id: camera.id, name: nameOf(room, camera.id), source: () => camera.source() }));
      return openRoomRecorder({
        folder,
        cameras,
        segmentSeconds: room.recording.segmentSeconds,
        now,
        onAlarm: (alarm) => void tellAlarm(alarm).catch(problem('alarm')),
      });
    },
    onRecorder: () => onRecorder(),
    onChange: (sessionId) => void tellSession(sessionId).catch(problem('session.changed')),
    onConcluded: (sessionId) => void conclusion.run(sessionId),
    onAbandoned: (sessionId) => preFlight.endFor(sessionId),
    onProblem: problem('session'),
  });
  const interviews: Interviews = new Interviews({
    db,
    audit,
    active,
    agency: room.agency,
    roomIo: devices.roomIo,
    roomState: () => roomNow,
    thumbprints: devices.thumbprints,
    verify: people.verify,
    sealProblem: (sessionId) => conclusion.problemOf(sessionId),
    now,
    onChange: (sessionId) => void tellContent(sessionId).catch(problem('session.changed')),
  });
  const conclusion: SessionConclusion = new SessionConclusion({
    db,
    audit,
    active,
    roomIo: devices.roomIo,
    printer: options.printer,
    key,
    cameras: room.cameras.map(({ id, name }) => ({ id, name })),
    room: { id: room.room.id, name: room.room.name },
    agencyName: room.agency.name,
    softwareVersion: `mingxun ${options.version}`,
    postRollMs: room.recording.postRollSeconds * 1000,
    now,
    view: (sessionId) => interviews.view(sessionId),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onChange: (sessionId) => void tellSession(sessionId).catch(problem('session.changed')),
    onProblem: problem('seal'),
  });
  /** A line, a mark, a step: nothing that a list of bookings or the strip shows. */
  const tellContent = async (sessionId: string) => {
    const view = await interviews.view(sessionId);
    publish('session.changed', view);
    return view;
  };
  const tellSession = async (sessionId: string) => {
    const { bookingId } = await tellContent(sessionId);
    publish('bookings.changed', { bookingId });
    await strip.beat();
  };
  const tellAlarm = async (alarm: CaptureAlarm) => {
    await strip.beat();
    await audit.record('system', `capture.${alarm.kind}`, `${active.id ?? ''} ${alarm.cameraId}`, alarm.verdict);
  };
  const freeBytes = async () => (await freeSpace(root.recordings)).freeBytes;
  const strip = new StripClock(
    () => readStripFacts({ db, active, watch, cameras: room.cameras, room: room.room, freeBytes, now }),
    (view) => publish('strip.changed', view),
    problem('strip'),
  );
  const keys = new Keys({ db, audit, roomIo: devices.roomIo, clock: now, publish });
  const roomState = async (): Promise<RoomStateView> => ({
    ...roomNow,
    at: roomNow.at.toISOString(),
    keyHolder: await keys.holderName(room.room.id),
  });
  devices.roomIo.watch((state) => {
    roomNow = state;
    void roomState().then((view) => publish('room.changed', view), problem('room.changed'));
  });
  const archive = {
    db,
    agencyName: room.agency.name,
    discPrefix: papers.discNumberPrefix,
    cameras: room.cameras,
    folderOf: (sessionId: string) => active.folderOf(sessionId),
  };
  const entry = (sessionId: string) => archiveEntry(archive, sessionId);
  const discs = new DiscDesk({
    db,
    audit,
    printer: options.printer,
    burners: devices.burners,
    folderOf: (sessionId) => active.folderOf(sessionId),
    imagesFolder: root.discs,
    papersFolder: root.papers,
    entry,
    now,
    onChange: (pair) => publish('disc.changed', pair),
    onProblem: problem('discs'),
  });
  const folderOf = (sessionId: string) => active.folderOf(sessionId);
  const proofs = new PlaybackProofs({
    db,
    audit,
    folderOf,
    now,
    onProof: (sessionId, proof) => publish('playback.proof', { sessionId, proof }),
    onProblem: problem('playback'),
  });
  const playback = new Playback({ db, audit, cameras: room.cameras, folderOf, entry, proofs, now });
  const preFlight = new PreFlight({
    db,
    audit,
    clock: now,
    publish,
    roomIo: devices.roomIo,
    cameras: devices.cameras.map(({ id }) => ({ id, name: nameOf(room, id), clockOffsetMs: () => watch.offsetMs(id) })),
    proofs: () => active.recording?.recorder.proofs() ?? [],
    freeBytes,
    burners: devices.burners,
    thumbprints: devices.thumbprints,
    startPreRoll: async (bookingId) => ({ sessionId: await active.begin(bookingId) }),
    devicesChecked: (sessionId, by, columns) => active.apply(sessionId, by, { kind: 'devices-checked' }, columns),
    every: (ms, act) => {
      const timer = setInterval(act, ms);
      return () => clearInterval(timer);
    },
  });

  watch.start();
  strip.start();
  await active.resume();
  return {
    people,
    bookings: new Bookings({ db, audit, clock: now, publish }),
    keys,
    preFlight,
    active,
    interviews,
    strip,
    archive,
    discs,
    playback,
    handover: { db, audit, verify: people.verify, entry, now },
    roomView: roomViewOf(room),
    roomState,
    retrySeal: (sessionId: string) => conclusion.run(sessionId),
    /** Called when a recorder begins or ends, so that live pictures follow it. */
    onRecorderChange: (listener: () => void) => {
      onRecorder = listener;
      listener();
    },
    close: async () => {
      strip.stop();
      watch.stop();
      preFlight.end();
      await active.detach();
    },
  };
}

function nameOf(room: RoomFile, cameraId: string): string {
  return room.cameras.find((camera) => camera.id === cameraId)?.name ?? cameraId;
}

function roomViewOf(room: RoomFile): RoomView {
  return {
    agency: { name: room.agency.name, noticeName: room.agency.noticeName },
    room: room.room,
    cameras: room.cameras.map(({ id, name, view }) => ({ id, name, view })),
    drives: room.discDrives.map(({ id, name }) => ({ id, name })),
    demonstration: room.demonstration !== undefined,
  };
}
