import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failCall } from '../support/failing-call';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';
import type { WireTap } from '../support/wire-tap';
import { checkEvidence, probePictures } from './check-evidence';
import { groupMs, startFaultCamera } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import type { FaultReport } from './fault-report';
import { openFaultRoom } from './fault-room';
import type { FaultRoom } from './fault-room';

const CAMERAS = 3;
/** A segment of two seconds is written by some 50 calls. */
const MOST_CALLS = 15;
const always = 'a write of ffmpeg fails';

/** One write of a growing segment fails in ffmpeg itself, with EIO and ENOSPC in turn, at the first to the fifteenth call from a random instant on (D3). */
export async function writeErrors({ n, seed, scratch, report, log }: FamilyOptions): Promise<void> {
  const random = seededRandom(seed);
  const camera = await startFaultCamera();
  const folder = await mkdtemp(path.join(scratch, 'write-'));
  const cameras = await Promise.all(
    Array.from({ length: Math.min(CAMERAS, n) }, async (_, i) => ({ id: `cam-${i + 1}`, tap: await openWireTap(camera.rtspPort) })),
  );
  const room = await openFaultRoom(
    folder,
    cameras.map(({ id, tap }) => ({ id, port: tap.port })),
  );
  let next = 0;
  try {
    await Promise.all(
      cameras.map(async ({ id, tap }) => {
        while (next < n) {
          const fault = next++;
          const error = fault % 2 === 0 ? 'EIO' : 'ENOSPC';
          await failOnce({ room, id, tap, report, error, when: 1 + Math.floor(random() * MOST_CALLS), waitMs: random() * 1_500 });
          if (next % 20 === 0) log(`${n - next} to go`);
        }
      }),
    );
  } finally {
    await room.close();
    await Promise.all(cameras.map(({ tap }) => tap.close()));
    await camera.close();
  }
  for (const problem of room.problems) report.expect(always, false, String(problem));
  const { links, problems } = await checkEvidence(folder);
  for (const problem of problems) report.expect(always, false, problem);
  const unreadable = await Promise.all(
    links.filter(({ frames }) => frames > 0).map(async ({ file }) => (await probePictures(path.join(folder, file))).pictures === 0),
  );
  report.measure(always, 'files in which a player finds no picture', unreadable.filter(Boolean).length, 0);
  await rm(folder, { recursive: true, force: true });
}

interface OneFailure {
  readonly room: FaultRoom;
  readonly id: string;
  readonly tap: WireTap;
  readonly report: FaultReport;
  readonly error: 'EIO' | 'ENOSPC';
  readonly when: number;
  readonly waitMs: number;
}

async function failOnce(one: OneFailure): Promise<void> {
  const { room, id, tap, report, error, when } = one;
  const fault = `${error} in a write of ffmpeg`;
  const attempt = await room.recording(id);
  await pause(one.waitMs);
  const pid = room.pid(id);
  const file = await newestFile(path.join(room.folder, id));
  const [alarmsBefore, connection] = [room.alarms.length, tap.played().at(-1)];
  const failing = failCall(pid, file, { call: 'write', error, when }, `${room.folder}-${path.basename(file)}-${when}.strace`);
  try {
    // Where strace came too late for this file, or the segment ended before that call, it is tried again.
    const failedAtMs = await waitFor('the write fails', () => failing.failedAtMs() ?? false, 4_000).catch(() => undefined);
    if (failedAtMs === undefined) {
      await failOnce({ ...one, waitMs: 0 });
      return;
    }
    const alarm = await waitFor(`${id}: the alarm`, () =>
      room.alarms.slice(alarmsBefore).find((found) => found.cameraId === id && found.kind === 'failing'),
    );
    report.measure(fault, 'alarm after, ms', Math.max(0, alarm.atMs - failedAtMs), 2_000);
    report.expect(fault, !existsSync(`/proc/${pid}`) || room.pid(id) !== pid, 'ffmpeg went on behind the hole');
    await room.recording(id, attempt);
    const resumed = await waitFor(`${id}: pictures again`, () => tap.played().at(-1)?.picturesAtMs[0]);
    const last = connection?.picturesAtMs.findLast((atMs) => atMs <= failedAtMs) ?? NaN;
    // A full disk is tried again more slowly.
    report.measure(fault, 'pictures missing for, ms', resumed - last, error === 'EIO' ? 1_000 + groupMs : undefined);
    const gap = room.recorder.gaps().findLast(({ cameraId }) => cameraId === id);
    report.expect(fault, gap !== undefined, 'no gap recorded');
  } finally {
    await failing.detach();
  }
}

async function newestFile(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mp4')).toSorted();
  return path.join(folder, names.at(-1) ?? '');
}
