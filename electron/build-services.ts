// Long: the one place where all services are made and handed to each other; what belongs together is built in the build-* files beside it.
import path from 'node:path';
import type { Database } from '../db/data-source';
import type { RoomIoState } from '../devices/room-io/room-io';
import { readClockReference } from '../devices/clock/read-clock-reference';
import { freeSpace } from '../recordings/capture/disk-space';
import { stillOfTail } from '../recordings/capture/tail-still';
import { openRoomRecorder, type CaptureAlarm, type ClockStep } from '../recordings/capture/room-recorder';
import { DiskReserve } from '../recordings/capture/disk-reserve';
import { completeMissing } from '../recordings/copies/complete-missing';
import type { CopyState } from '../recordings/copies/copy-state';
import { openSecondCopy } from '../recordings/copies/second-copy';
import { openSigningKey } from '../recordings/evidence/signing-key';
import type { MediaCutter } from '../recordings/playback/media-cutter';
import { AnchorDesk } from '../services/archive/anchor-desk';
import type { PaperPrinter } from '../services/archive/paper-printer';
import { openAuditLog } from '../services/audit/audit-log';
import { recordDigests } from '../services/audit/session-digest';
import type { RoomStateView, RoomView } from '../services/contract/room';
import { ActiveSession } from '../services/interviews/active-session';
import { ClockReferenceWatch } from '../services/interviews/clock-reference-watch';
import { ClimateLog } from '../services/interviews/climate-log';
import { CameraWatch } from '../services/interviews/camera-watch';
import { SessionConclusion } from '../services/interviews/conclude-session';
import { BeforeDesk } from '../services/interviews/before-desk';
import { PaperSignings } from '../services/interviews/paper-signings';
import { PaperStore } from '../services/rooms/paper-store';
import { NoticeAnswers } from '../services/interviews/notice-answers';
import { strikeChanged, TranscriptSignings } from '../services/interviews/transcript-signings';
import { BeforeQuestioning } from '../services/interviews/before-questioning';
import { CompanionSignings } from '../services/interviews/companion-signings';
import { Companions } from '../services/interviews/companions';
import { Chairs } from '../services/interviews/chairs';
import { Closings } from '../services/interviews/closings';
import { Countersigns } from '../services/interviews/countersigns';
import { DiskGuard } from '../services/interviews/disk-guard';
import { Exhibits } from '../services/interviews/exhibits';
import { Interviews } from '../services/interviews/interviews';
import { ProofLog } from '../services/interviews/proof-log';
import { TranscriptDesk } from '../services/interviews/transcript-desk';
import { questionsFor, readQuestionTemplates } from '../services/interviews/question-templates';
import { ReplayDesk } from '../services/interviews/replay-desk';
import { roomIoInSessionTime, thumbprintsInSessionTime } from '../services/interviews/session-time';
import { clockStepText } from '../services/interviews/clock-step-text';
import { readStripFacts } from '../services/interviews/strip-facts';
import { Suspensions } from '../services/interviews/suspensions';
import { withSuspensions } from '../services/interviews/suspended-gaps';
import { Withdrawals } from '../services/interviews/withdrawals';
import { UnsignedEndings } from '../services/interviews/unsigned-endings';
import { ProvedLamp } from '../services/interviews/proved-lamp';
import { StripClock } from '../services/interviews/strip-clock';
import { sealedGaps } from '../services/statements/known-gaps';
import { StatementDesk } from '../services/statements/statement-desk';
import { FindingDesk } from '../services/findings/finding-desk';
import { InspectionDesk } from '../services/inspections/inspection-desk';
import { createPeople } from '../services/people/people';
import { Roster } from '../services/people/roster';
import { RemoteViews } from '../services/remote-view/remote-views';
import type { RecogniserProgram } from '../services/speech/recogniser';
import { SpeechDrafts } from '../services/speech/speech-drafts';
import { PreFlight } from '../services/rooms/pre-flight';
import { RegisterDesk } from '../services/registers/register-desk';
import { readHolidays } from '../services/rooms/holidays';
import { standingLamp } from '../services/rooms/standing-lamp';
import { recordedSources } from '../services/rooms/room-file';
import type { RoomFile } from '../services/rooms/room-file';
import { buildArchive } from './build-archive';
import { buildEquipment } from './build-equipment';
import { buildChain, seedResponsible } from './build-chain';
import { buildEntry, doorLockOf } from './build-entry';
import { buildProcedure } from './build-procedure';
import { buildUpkeep } from './build-upkeep';
import { deviceQuestions } from './device-questions';
import type { Publish } from './ipc/publish-events';
import type { RoomDevices } from './open-room';
import type { StorageRoot } from './storage-root';

export interface ServiceOptions {
  readonly root: StorageRoot;
  readonly db: Database;
  readonly devices: RoomDevices;
  readonly room: RoomFile;
  readonly printer: PaperPrinter;
  readonly verifierPage: () => Promise<Uint8Array>;
  readonly cutter: MediaCutter;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly log: (subject: string, problem: unknown) => void;
  readonly version: string;
  readonly bootId: string;
  /** Starts the program that hears; absent where no program can be started. */
  readonly startRecogniser?: (words: readonly string[]) => RecogniserProgram;
  /** A plain credentials.json was sealed and removed at this start. */
  readonly loginsTakenIn?: boolean;
}
export type Services = Awaited<ReturnType<typeof buildServices>>;

/** Builds what people do here over the store and the room, and goes on with a session that the last run left behind. */
export async function buildServices(options: ServiceOptions) {
  const { root, db, room, publish, log } = options;
  // While a session is open its own clock holds, which nobody can set.
  const begun: { session?: ActiveSession } = {};
  const now = () => begun.session?.recording?.recorder.now() ?? options.now();
  const lead = () => now().getTime() - options.now().getTime();
  const { thumbprints } = options.devices;
  const lamp = standingLamp(roomIoInSessionTime(options.devices.roomIo, lead));
  const devices = {
    ...options.devices,
    roomIo: lamp.roomIo,
    thumbprints: thumbprints && thumbprintsInSessionTime(thumbprints, lead),
  };
  const problem = (subject: string) => (found: unknown) => log(subject, found);
  await readHolidays(root.home).catch(problem('holidays'));
  await db.rooms.put(room.room);
  const audit = await openAuditLog(db, now, options.bootId, path.join(root.home, 'audit.jsonl'));
  if (options.loginsTakenIn) await audit.record('system', 'credentials.sealed', 'credentials.json', 'sealed and removed');
  const people = createPeople(db, audit, now);
  if (room.demonstration && (await people.isEmpty())) await people.seedSimulated();

  const { equipment, equipmentWatch } = buildEquipment({
    ...{ room, devices: options.devices, audit, now, publish },
    isRecording: () => active.recording !== undefined,
    onProblem: problem('equipment'),
  });
  equipmentWatch.start();

  const secondCopyFolder = room.storage?.secondCopy;
  const anchors = new AnchorDesk({ db, audit, recordings: root.recordings, secondCopy: secondCopyFolder });
  for (const found of await anchors.compare()) problem('store')(new Error(`${found.subject}: ${found.detail}`));
  await recordDigests({ db, audit });

  let roomNow!: RoomIoState;
  const watch = new CameraWatch(devices.cameras, now);
  const clock = new ClockReferenceWatch(readClockReference);
  const key = await openSigningKey(root.keys);
  let onRecorder: () => void = () => undefined;

  const secondCopy =
    secondCopyFolder === undefined
      ? undefined
      : openSecondCopy({
          folder: secondCopyFolder,
          recordings: root.recordings,
          sameDiskAllowed: room.demonstration !== undefined,
          now,
          onChange: (state) => void tellCopy(state).catch(problem('second copy')),
        });
  const active: ActiveSession = new ActiveSession({
    db,
    audit,
    roomIo: devices.roomIo,
    room: { id: room.room.id, agencyCode: room.agency.code },
    recordingsFolder: root.recordings,
    preRollMs: room.recording.preRollSeconds * 1000,
    now,
    openRecorder: (folder) => {
      const sources = [...devices.cameras, ...(devices.microphone ? [devices.microphone] : [])];
      const cameras = recordedSources(room).flatMap((recorded) => {
        const device = sources.find(({ id }) => id === recorded.id && !upkeep.outOfUse().has(id));
        return device ? [{ ...recorded, source: () => device.source() }] : [];
      });
      const recorder = openRoomRecorder({
        folder,
        cameras,
        segmentSeconds: room.recording.segmentSeconds,
        now: options.now,
        onClockStep: (step) => void tellStep(step).catch(problem('clock')),
        onAlarm: (alarm) => void tellAlarm(alarm).catch(problem('alarm')),
      });
      recorder.onSegmentClosed((segment) => speech.hear(path.basename(folder), segment));
      return recorder;
    },
    secondCopy,
    onRecorder: () => onRecorder(),
    onChange: (sessionId) => void tellSession(sessionId).catch(problem('session.changed')),
    onConcluded: (sessionId) => void conclusion.run(sessionId),
    onAbandoned: (sessionId) => preFlight.endFor(sessionId),
    onProblem: problem('session'),
  });
  begun.session = active;
  const view = (sessionId: string) => interviews.view(sessionId);
  const onChange = (sessionId: string) => void tellContent(sessionId).catch(problem('session.changed'));
  const strike = async (sessionId: string, at: string) => strikeChanged(db, await interviews.view(sessionId), at);
  const transcripts = new TranscriptDesk({
    ...{ db, audit, active, now },
    onLine: (news) => publish('transcript.changed', news),
    onCorrected: async (sessionId, at) => {
      await strike(sessionId, at);
      await tellContent(sessionId);
    },
  });
  const replays = new ReplayDesk({
    ...{ db, audit, active, now, cutter: options.cutter },
    ...{ cameras: room.cameras, microphoneId: room.microphone?.id },
  });
  const interviews: Interviews = new Interviews({
    db,
    audit,
    active,
    agency: room.agency,
    cameras: recordedSources(room),
    roomIo: devices.roomIo,
    roomState: () => roomNow,
    thumbprints: devices.thumbprints,
    verify: people.verify,
    sealProblem: (sessionId) => conclusion.problemOf(sessionId),
    transcriptVersion: (sessionId) => transcripts.version(sessionId),
    now,
    onChange,
  });
  const closingParts = { db, audit, active, now, verify: people.verify, view, onChange };
  const [closings, chairs] = [new Closings(closingParts), new Chairs(closingParts)];
  const speech = new SpeechDrafts({
    ...{ db, audit, now, publish, model: room.speech, start: options.startRecogniser },
    sourceId: room.microphone?.id ?? (room.cameras.find(({ microphone }) => microphone) ?? room.cameras[0])?.id ?? '',
    folderOf: (sessionId) => active.folderOf(sessionId),
    onProblem: problem('speech'),
  });
  void speech.open();
  const exhibits = new Exhibits({
    ...{ db, audit, active, now, cameras: room.cameras },
    still: async (cameraId) => {
      const recorder = active.recording?.recorder;
      const tail = recorder?.live(cameraId);
      const proved = recorder?.proofs().some((proof) => proof.cameraId === cameraId && proof.proved) ?? false;
      return proved && tail ? stillOfTail(tail) : undefined;
    },
    onChange,
  });
  const signings = new TranscriptSignings({
    ...{ db, audit, active, now, verify: people.verify, view, onChange },
  });
  const companionSignings = new CompanionSignings({
    ...{ db, audit, active, now, view, onChange },
  });
  const scans = new PaperStore(path.join(root.home, 'signed-papers'));
  const paperSignings = new PaperSignings({
    ...{ db, audit, now, scans, printer: options.printer, papersFolder: root.papers, view, onChange },
  });
  const statements = new StatementDesk({
    ...{ db, audit, now, printer: options.printer, verify: people.verify, agencyName: room.agency.name },
    cameras: recordedSources(room),
    papersFolder: root.papers,
    gaps: async (sessionId) => {
      const open = active.id === sessionId ? active.recording : undefined;
      if (!open) return sealedGaps(active.folderOf(sessionId));
      const gaps = open.recorder.gaps().map(({ reason, ...gap }) => ({ ...gap, cause: reason }));
      return withSuspensions(gaps, await db.suspensions.ofSession(sessionId), recordedSources(room));
    },
    onChange: (bookingId) => publish('bookings.changed', { bookingId }),
  });
  const suspensions = new Suspensions({
    ...{ db, active, now, verify: people.verify, view },
  });
  const countersigns = new Countersigns({
    ...{ db, audit, now, verify: people.verify },
    onChange: (bookingId) => publish('bookings.changed', { bookingId }),
  });
  const unsignedEndings = new UnsignedEndings({
    ...{ db, audit, active, now, verify: people.verify },
    onStopped: (sessionId, basis) => statements.open(sessionId, { basis }),
    view,
  });
  const beforeDesk = new BeforeDesk({
    ...{ db, audit, active, view, onChange },
  });
  const [before, companions] = [new BeforeQuestioning(beforeDesk, db, now), new Companions(beforeDesk, db, now)];
  const noticeAnswers = new NoticeAnswers({
    ...{ db, active, now, view, onChange },
  });
  const withdrawals = new Withdrawals({
    ...{ db, audit, now, verify: people.verify },
    onPages: strike,
    // The head's tasks are told too.
    onChange: (sessionId) => void tellSession(sessionId).catch(problem('session.changed')),
  });
  const conclusion: SessionConclusion = new SessionConclusion({
    db,
    audit,
    active,
    roomIo: devices.roomIo,
    printer: options.printer,
    scans,
    key,
    secondCopy,
    cameras: recordedSources(room),
    clockOffsetSeconds: (cameraId) => watch.status(cameraId)?.offsetSeconds,
    verifierPage: options.verifierPage,
    room: { id: room.room.id, name: room.room.name },
    agencyName: room.agency.name,
    softwareVersion: `mingxun ${options.version}`,
    postRollMs: room.recording.postRollSeconds * 1000,
    now,
    view,
    keepProofs: (sessionId) => procedure.extremes.flush(sessionId),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onChange: (sessionId) => void tellSession(sessionId).catch(problem('session.changed')),
    onSealed: async (seal) => {
      await anchors.keep(seal);
      archive.stampSealed();
      if (active.id !== undefined) await statements.open(active.id).catch(problem('statement'));
    },
    onProblem: problem('seal'),
  });
  /** A line, a mark, a step: nothing that a list of bookings or the strip shows. */
  const tellContent = async (sessionId: string) => {
    const news = await interviews.news(sessionId);
    publish('session.changed', news);
    return news;
  };
  const tellSession = async (sessionId: string) => {
    await remoteViews.look();
    // The strip first: whoever is in the room must see at once that it records.
    await strip.beat();
    const { bookingId } = await tellContent(sessionId);
    publish('bookings.changed', { bookingId });
  };
  const tellAlarm = async (alarm: CaptureAlarm) => {
    await strip.beat();
    await audit.record('system', `capture.${alarm.kind}`, `${active.id ?? ''} ${alarm.cameraId}`, alarm.verdict);
    if (alarm.kind === 'recovered' && active.id !== undefined) await statements.open(active.id);
  };
  const tellStep = async (step: ClockStep) => {
    await audit.record('system', 'clock.step', active.id ?? '', clockStepText(step));
    await strip.beat();
  };
  const tellCopy = async (state: CopyState) => {
    await strip.beat();
    await audit.record('system', `second-copy.${state.kind}`, active.id ?? '', 'cause' in state ? (state.cause ?? '') : '');
  };
  const space = () => freeSpace(root.recordings);
  const reserve = new DiskReserve(path.join(root.home, 'disk-reserve'));
  const diskGuard = new DiskGuard({ space, reserve, active, onProblem: problem('disk') });
  const climateLog = new ClimateLog((row) => db.climate.append(row), problem('climate'));
  const proofLog = new ProofLog(audit, () => active.id, problem('proof'));
  /** What is out of use is not demanded; what is recorded all the same, because its fault was found meanwhile, is shown. */
  const shown = ({ id }: { readonly id: string }) =>
    !upkeep.outOfUse().has(id) || active.recording?.recorder.proofs().some(({ cameraId }) => cameraId === id) === true;
  const remoteViews: RemoteViews = new RemoteViews({
    ...{ db, audit, now, sessionId: () => active.id, roomState: () => roomNow },
    tellRoom: () => strip.beat(),
    onChange,
    onProblem: problem('remote view'),
  });
  const provedLamp = new ProvedLamp((on) => devices.roomIo.set('recordLamp', on), problem('record lamp'));
  const strip: StripClock = new StripClock(
    () =>
      readStripFacts({
        db,
        active,
        watch,
        cameras: room.cameras.filter(shown),
        microphone: room.microphone && shown(room.microphone) ? room.microphone : undefined,
        room: room.room,
        space,
        secondCopy,
        clockReference: () => clock.reference,
        watchers: () => remoteViews.watchers(),
        now,
      }),
    (view) => {
      publish('strip.changed', view);
      void remoteViews.look().catch(problem('remote view'));
      provedLamp.take(view);
      proofLog.take(view);
      procedure.take(view);
      climateLog.take(active.recording && active.id, roomNow, view.at);
    },
    problem('strip'),
  );
  const procedure = buildProcedure({
    ...{ db, audit, active, now, problem, view, onChange },
  });
  const chain = buildChain({
    ...{ db, audit, publish, clock: now, roomId: room.room.id, roomIo: devices.roomIo },
    dailyCheck: room.dailyCheck,
  });
  const entry = buildEntry({
    ...{ home: root.home, db, audit, active, publish, problem, clock: now, room: room.room, roomIo: devices.roomIo, verify: people.verify },
    roomState: () => roomNow,
    onSession: onChange,
  });
  const { keys } = chain;
  if (room.demonstration) await seedResponsible(db, room.room.id, now());
  const roomState = async (): Promise<RoomStateView> => ({
    ...roomNow,
    at: roomNow.at.toISOString(),
    keyHolder: await keys.holderName(room.room.id),
  });
  devices.roomIo.watch((state) => {
    roomNow = state;
    entry.look(state);
    void remoteViews.look().catch(problem('remote view'));
    void roomState().then((view) => publish('room.changed', view), problem('room.changed'));
  });
  const archive = buildArchive({
    ...{ root, db, room, audit, key, now, publish, problem, printer: options.printer, burners: devices.burners, verify: people.verify },
    view,
    folderOf: (sessionId) => active.folderOf(sessionId),
  });
  const registerTargets = {
    defaultFolder: path.join(root.home, 'register-exports'),
    roots: [root.home, '/media', '/run/media', '/mnt'],
    closed: [root.recordings, root.keys, root.registers],
  };
  const registers = new RegisterDesk({
    ...{ db, audit, key, now, printer: options.printer, agencyName: room.agency.name, room: room.room },
    setsFolder: root.registers,
    secondDisk:
      secondCopyFolder === undefined
        ? undefined
        : { folder: path.join(secondCopyFolder, 'registers'), probe: () => secondCopy?.probe() ?? Promise.resolve() },
    targets: registerTargets,
    onFaults: () => upkeep.onFaults(),
  });
  const tables = { db, audit, now, printer: options.printer, agencyName: room.agency.name, targets: registerTargets };
  const inspections = new InspectionDesk(tables);
  const findings = new FindingDesk({
    ...tables,
    verify: people.verify,
    folderOf: (sessionId) => active.folderOf(sessionId),
    sessionOpen: () => active.id !== undefined,
  });
  const freeBytes = async () => (await space()).freeBytes;
  const questions = deviceQuestions({ room, devices, watch, clock, freeBytes, secondCopy });
  const upkeep = buildUpkeep({
    ...{ db, audit, clock: now, publish, problem, room, devices, questions, home: root.home, printer: options.printer },
    targets: registerTargets,
    sessionId: () => active.id,
    mark: (sessionId, text) => interviews.addMark(sessionId, text, null),
  });
  const preFlight = new PreFlight({
    ...{ db, audit, clock: now, publish },
    ...questions,
    outOfUse: () => Promise.resolve(upkeep.outOfUse()),
    proofs: () => active.recording?.recorder.proofs() ?? [],
    startPreRoll: async (bookingId) => {
      await upkeep.services.selfTest.makeWay();
      return { sessionId: await active.begin(bookingId) };
    },
    devicesChecked: (sessionId, by, columns) => active.apply(sessionId, by, { kind: 'devices-checked' }, columns),
    every: (ms, act) => {
      const timer = setInterval(act, ms);
      return () => clearInterval(timer);
    },
  });

  await upkeep.prepare();
  watch.start();
  clock.start();
  strip.start();
  await active.resume();
  for (const { id } of await db.sessions.listOpen()) await statements.open(id).catch(problem('statement'));
  diskGuard.start();
  await chain.bookings.promoteAll();
  if (secondCopy) void completeMissing(secondCopy, root.recordings).catch(problem('second copy'));
  await archive.start();
  upkeep.start();
  findings.start(problem('findings'));
  return {
    people,
    roster: new Roster({ db, audit, people, now }),
    ...chain,
    ...entry.services,
    ...procedure.services,
    preFlight,
    registers,
    findings,
    inspections,
    active,
    interviews,
    exhibits,
    speech,
    remoteViews,
    audit,
    transcripts,
    replays,
    questions: async (sessionId: string) => {
      const { templates, problem: found } = await readQuestionTemplates(root.home);
      return { ...questionsFor(templates, await interviews.news(sessionId)), problem: found };
    },
    closings,
    chairs,
    signings,
    companionSignings,
    noticeAnswers,
    withdrawals,
    paperSignings,
    unsignedEndings,
    suspensions,
    countersigns,
    statements,
    before,
    companions,
    strip,
    ...archive.services,
    ...upkeep.services,
    equipment,
    equipmentWatch,
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
      lamp.stop();
      entry.close();
      watch.stop();
      equipmentWatch.stop();
      clock.stop();
      preFlight.end();
      await upkeep.close();
      await findings.stop();
      await diskGuard.stop();
      await archive.close();
      speech.close();
      await active.detach();
      await secondCopy?.close();
    },
  };
}

function roomViewOf(room: RoomFile): RoomView {
  return {
    agency: { name: room.agency.name, noticeName: room.agency.noticeName },
    room: room.room,
    cameras: room.cameras.map(({ id, name, view }) => ({ id, name, view })),
    drives: room.discDrives.map(({ id, name }) => ({ id, name })),
    lock: doorLockOf(room),
    demonstration: room.demonstration !== undefined,
  };
}
