import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { openDescriptors, zombies } from '../support/own-process';
import { seededRandom } from '../support/random';
import { openWireTap } from '../support/wire-tap';
import type { WireTap } from '../support/wire-tap';
import { waitFor } from '../support/wait-for';
import { checkEvidence, probePictures } from './check-evidence';
import type { FamilyOptions } from './fault-family';
import { frameMs, groupMs, startFaultCamera } from './fault-camera';
import type { FaultReport } from './fault-report';
import { openFaultRoom } from './fault-room';
import type { FaultRoom } from './fault-room';

const AT_ONCE = 4;
const PROBED_SHARE = 0.1;

/** `SIGKILL` (P8) or `SIGSTOP` (R9) to the ffmpegs of several cameras at random instants, again and again. */
export async function killFfmpeg(signal: 'SIGKILL' | 'SIGSTOP', { n, seed, scratch, report, log }: FamilyOptions): Promise<void> {
  const random = seededRandom(seed);
  const camera = await startFaultCamera();
  const folder = await mkdtemp(path.join(scratch, 'kill-'));
  const cameras = await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, n) }, async (_, i) => ({ id: `cam-${i + 1}`, tap: await openWireTap(camera.rtspPort) })),
  );
  const room = await openFaultRoom(
    folder,
    cameras.map(({ id, tap }) => ({ id, port: tap.port })),
  );
  const gaps: MissingPictures[] = [];
  try {
    await Promise.all(cameras.map(({ id }) => room.recording(id)));
    const before = openDescriptors();
    let left = n;
    const takeOne = (): boolean => left-- > 0;
    await Promise.all(
      cameras.map(async (one) => {
        while (takeOne()) {
          await killOnce({ room, signal, ...one, report, gaps, waitMs: Math.floor(random() * 1_500) });
          if (left > 0 && left % 100 === 0) log(`${signal}: ${left} to go`);
        }
      }),
    );
    // A moment's work holds a file or a pipe open now and then.
    await waitFor('as few open files as before', () => openDescriptors() <= before, 5_000).catch(() => undefined);
    report.measure(`${signal} ffmpeg`, 'open files more than before', Math.max(0, openDescriptors() - before), 2);
    report.measure(`${signal} ffmpeg`, 'zombies', zombies(), 0);
  } finally {
    await room.close();
    await Promise.all(cameras.map(({ tap }) => tap.close()));
    await camera.close();
  }
  compareGaps(room, `${signal} ffmpeg`, gaps, report);
  await checkAfter(room, signal, random, report);
  await rm(folder, { recursive: true, force: true });
}

interface OneKill {
  readonly room: FaultRoom;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
  readonly id: string;
  readonly tap: WireTap;
  readonly report: FaultReport;
  readonly gaps: MissingPictures[];
  readonly waitMs: number;
}

async function killOnce({ room, signal, id, tap, report, gaps, waitMs }: OneKill): Promise<void> {
  const fault = `${signal} ffmpeg`;
  const attempt = await room.recording(id);
  await pause(waitMs);
  const alarmsBefore = room.alarms.length;
  const pid = room.pid(id);
  const connection = tap.played().at(-1);
  const sent = connection?.picturesAtMs.length ?? 0;
  const killedAtMs = monotonicMs();
  if (!isRunning(pid)) return killOnce({ room, signal, id, tap, report, gaps, waitMs });
  process.kill(pid, signal);
  const alarm = await waitFor(`${id}: the alarm`, () =>
    room.alarms.slice(alarmsBefore).find((one) => one.cameraId === id && one.kind === 'failing'),
  );
  report.measure(fault, 'alarm after, ms', alarm.atMs - killedAtMs, 2_000);
  const replacement = await waitFor(`${id}: the next ffmpeg`, () => {
    const next = pidOf(room, id);
    return next !== undefined && next !== pid && monotonicMs();
  });
  report.measure(fault, 'replaced after, ms', replacement - killedAtMs, 4_000);
  await room.recording(id, attempt);
  report.measure(fault, 'shown as recording again after, ms', monotonicMs() - killedAtMs);
  // The new file holds every picture since the key frame at which the camera began to play.
  const resumed = await waitFor(`${id}: pictures again`, () => tap.played().at(-1)?.picturesAtMs[0]);
  const last = connection?.picturesAtMs[sent - 1] ?? NaN;
  report.measure(fault, 'pictures missing for, ms', resumed - last, (signal === 'SIGSTOP' ? 4_000 : 1_000) + groupMs);
  const written = room.segments
    .filter((one) => one.cameraId === id && one.attempt === attempt)
    .reduce((sum, { frames }) => sum + frames, 0);
  report.measure(fault, 'tail lost, pictures', Math.max(0, sent - written), 1);
  gaps.push({ id, from: last + frameMs, to: resumed });
}

/** What the line saw missing of one camera, monotonic ms. */
interface MissingPictures {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** It may have ended by itself a moment ago; the next round then waits for the one after it. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

/** Undefined while the next is being started. */
function pidOf(room: FaultRoom, id: string): number | undefined {
  try {
    return room.pid(id);
  } catch {
    return undefined;
  }
}

/** The gaps as they stand in the record against what the line saw, camera by camera in their order. */
function compareGaps(room: FaultRoom, fault: string, missing: readonly MissingPictures[], report: FaultReport): void {
  for (const id of new Set(missing.map((one) => one.id))) {
    const seen = missing.filter((one) => one.id === id);
    const recorded = room.recorder.gaps().filter((gap) => gap.cameraId === id);
    report.expect(fault, recorded.length === seen.length, `${id}: ${recorded.length} gaps recorded, ${seen.length} made`);
    for (const [i, gap] of recorded.entries()) {
      const one = seen[i];
      if (!one || gap.to === undefined) continue;
      report.measure(fault, 'recorded gap off by, ms', Math.abs(Date.parse(gap.to) - Date.parse(gap.from) - (one.to - one.from)), 250);
    }
  }
}

async function checkAfter(room: FaultRoom, signal: string, random: () => number, report: FaultReport): Promise<void> {
  const fault = `${signal} ffmpeg`;
  const { links, problems } = await checkEvidence(room.folder);
  for (const problem of problems) report.expect(fault, false, problem);
  report.measure(fault, 'committed segments damaged or lost', room.rows.length - links.length, 0);
  for (const problem of room.problems) report.expect(fault, false, String(problem));
  for (const { file, frames } of links.filter(() => random() < PROBED_SHARE)) {
    const { pictures, complaint } = await probePictures(path.join(room.folder, file));
    report.expect(fault, pictures === frames && complaint === '', `${file}: ${pictures} of ${frames} pictures. ${complaint}`);
  }
}
