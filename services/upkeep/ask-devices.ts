import type { CameraFacts } from '../../devices/cameras/camera';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import type { CheckFacts, Reading, RecordingProof } from '../rooms/check-facts';
import { readingOf } from '../rooms/latest-reading';
import { readerIdentity, type DeviceQuestions } from '../rooms/pre-flight';
import type { RoomDevice } from './devices-of-room';
import type { SelfTestFacts } from './self-test-facts';

export interface TestQuestions extends DeviceQuestions {
  readonly devices: readonly RoomDevice[];
  /** Who made each camera, and which it is. */
  readonly describe: ReadonlyMap<string, () => Promise<CameraFacts>>;
  /** Records for some seconds and gives what was proved; rejects when `signal` ends it. */
  readonly look: (signal: AbortSignal) => Promise<readonly RecordingProof[]>;
  readonly now: () => Date;
}

export interface TestAnswers {
  readonly facts: SelfTestFacts;
  readonly described: ReadonlyMap<string, CameraFacts>;
  readonly reader: string | undefined;
}

/** A recording of this length must fit on the disks, ms: a day of the office. */
const dayOfWorkMs = 8 * 60 * 60 * 1000;
/** How long the board may take to read the light back, ms. */
const readBackMs = 1_500;

/**
 * Asks every device once, all beside each other. Light only: the lock is read and never moved, and the lamp at the door says that a
 * session is recorded, so it stays as it is. Rejects when `signal` ends it; then the light is left to whoever needs the room.
 */
export async function askDevices(questions: TestQuestions, signal: AbortSignal): Promise<TestAnswers> {
  const { cameras, microphone, burners, probeSecondCopy, devices, now } = questions;
  const ask = <T>(question: () => Promise<T>): Promise<Reading<T>> => readingOf(question, now());
  const light = await lightOn(questions.roomIo, devices);
  const [proofs, clockReference, freeBytes, second, reader, outOfUse, clocks, findings, drives, described] = await Promise.all([
    questions.look(signal),
    ask(questions.clockReference),
    ask(questions.freeBytes),
    probeSecondCopy && ask(probeSecondCopy),
    ask(() => readerIdentity(questions)),
    questions.outOfUse?.(),
    Promise.all(cameras.map(({ clockOffsetMs }) => ask(clockOffsetMs))),
    Promise.all(cameras.map(({ findings: found = none }) => ask(found))),
    Promise.all(burners.map(async (burner) => [burner.id, await ask(() => burner.media())] as const)),
    Promise.all([...questions.describe].map(async ([id, describe]) => [id, await ask(describe)] as const)),
  ]);
  const room = readNow(questions.roomIo);
  await light.asBefore();
  // A reading is as old as its question; what the recorder proved came last.
  const checks: CheckFacts = {
    room,
    cameras: cameras.map(({ id, name }, n) => {
      const proof = proofs.find(({ cameraId }) => cameraId === id);
      return { id, name, proof, clockOffsetMs: fresh(clocks[n], now()), findings: findings[n] };
    }),
    microphone: microphone && { ...microphone, proof: proofs.find(({ cameraId }) => cameraId === microphone.id) },
    clockReference: fresh(clockReference, now()),
    freeBytes: fresh(freeBytes, now()),
    bookedMs: dayOfWorkMs,
    secondCopy: second ? { configured: true, reading: fresh(second, now()) } : { configured: false },
    drives: [],
    reader: fresh(reader, now()),
    lampSeen: undefined,
    ...(outOfUse && { outOfUse }),
  };
  return {
    facts: { checks, devices, drives: new Map(drives) },
    described: new Map(described.flatMap(([id, answer]) => (answer.ok ? [[id, answer.value] as const] : []))),
    reader: reader.ok ? reader.value : undefined,
  };
}

const none = () => Promise.resolve([]);

/** Asked once and judged once: an answer holds for the test that asked it. */
function fresh<T>(reading: Reading<T> | undefined, now: Date): Reading<T> | undefined {
  return reading && { ...reading, at: now.toISOString() };
}

/** Cameras see nothing in the dark, and the relay proves itself by what the board reads back. */
async function lightOn(roomIo: RoomIo, devices: readonly RoomDevice[]): Promise<{ asBefore(): Promise<void> }> {
  const fitted = devices.some(({ kind }) => kind === 'light');
  if (!fitted || readNow(roomIo)?.light !== 'off') return { asBefore: () => Promise.resolve() };
  await roomIo.set('light', true).catch(() => undefined);
  await untilLight(roomIo);
  return { asBefore: () => roomIo.set('light', false).catch(() => undefined) };
}

function readNow(roomIo: RoomIo): RoomIoState | undefined {
  let state: RoomIoState | undefined;
  roomIo.watch((now) => (state = now))();
  return state;
}

function untilLight(roomIo: RoomIo): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, readBackMs);
    // It calls back before it gives the way to stop.
    const stop = roomIo.watch(({ light }) => light === 'on' && queueMicrotask(done));
  });
}
