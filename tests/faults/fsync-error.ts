import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { segmentsOf } from '../../recordings/capture/capture-events';
import { CaptureJournal } from '../../recordings/capture/capture-journal';
import type { ClosedSegment } from '../../recordings/capture/closed-segment';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { hashFile } from '../../recordings/evidence/hash-file';
import { failCall } from '../support/failing-call';
import type { SyncCall } from '../support/failing-call';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';
import { checkEvidence } from './check-evidence';
import { startFaultCamera } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import type { FaultReport } from './fault-report';
import type { RecorderWord } from './recorder-words';
import { compareWithLine, lineRested } from './sent-and-recorded';
import { startProcess } from './start-process';
import type { FaultProcess } from './start-process';

const LANES = 3;
const LONGEST_WAIT_MS = 1_500;
const ALARM_MS = 2_000;
const TRIALS = 8;
const always = 'sync of a segment fails';

/** The disk refuses once to make a segment durable: while it grows (fdatasync) or when it is closed (fsync) (D3, R5). */
export async function fsyncErrors(options: FamilyOptions): Promise<void> {
  const camera = await startFaultCamera();
  let next = 0;
  const take = (): SyncCall | undefined => (next < options.n ? (next++ % 2 === 0 ? 'fdatasync' : 'fsync') : undefined);
  try {
    const lanes = Array.from({ length: Math.min(LANES, options.n) }, (_, i) => i);
    await Promise.all(lanes.map((i) => lane(camera.rtspPort, take, { ...options, seed: options.seed + i })));
  } finally {
    await camera.close();
  }
}

interface Room {
  readonly recorder: FaultProcess<RecorderWord>;
  readonly home: string;
  readonly folder: string;
  readonly mirror: string;
  readonly report: FaultReport;
}

async function lane(cameraPort: number, take: () => SyncCall | undefined, { seed, scratch, report }: FamilyOptions): Promise<void> {
  const random = seededRandom(seed);
  const home = await mkdtemp(path.join(scratch, 'sync-'));
  const [folder, secondCopy] = [path.join(home, 'recordings', 's1'), path.join(home, 'second')];
  mkdirSync(secondCopy);
  const tap = await openWireTap(cameraPort);
  const cameras = [{ id: 'cam-1', url: `rtsp://127.0.0.1:${tap.port}/main` }];
  const recorder = await startProcess<RecorderWord>('recorder-process', { home, cameras, segmentSeconds: 2, secondCopy });
  const room: Room = { recorder, home, folder, mirror: path.join(secondCopy, 's1'), report };
  const refused = new Set<string>();
  try {
    await waitFor('it records', () => recorder.words.some((word) => word.kind === 'state' && word.state === 'recording'), 30_000);
    for (let call = take(); call; call = take()) {
      await pause(random() * LONGEST_WAIT_MS);
      refused.add(await failOnce(room, call));
    }
    const endedAtMs = monotonicMs();
    await recorder.end();
    for (const word of recorder.words) {
      if (word.kind === 'problem') report.expect(always, false, word.detail);
      if (word.kind === 'gaps') report.expect(always, word.gaps.length === 0, `gaps recorded: ${JSON.stringify(word.gaps)}`);
      if (word.kind === 'alarm' && word.alarm.kind === 'failing')
        report.expect(always, lineRested(tap, word.atMs), `alarm: ${word.alarm.verdict}`);
    }
    const { links, problems } = await checkEvidence(folder);
    for (const problem of problems) report.expect(always, false, problem);
    compareWithLine(always, report, tap, links, endedAtMs);
    const wrong = (await segments(room)).filter(({ file, durable }) => durable === refused.has(file));
    report.measure(always, 'segments marked durable that are not, or the reverse', wrong.length, 0);
  } finally {
    await recorder.end();
    await tap.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** The file that was refused, relative to the session's folder. */
async function failOnce(room: Room, call: SyncCall): Promise<string> {
  const { recorder, home, folder, mirror, report } = room;
  const fault = `${call} of a segment fails`;
  const alarmsBefore = alarmsOf(recorder).length;
  for (let trial = 1; trial <= TRIALS; trial += 1) {
    const name =
      (await readdir(path.join(folder, 'cam-1')))
        .filter((one) => one.endsWith('.mp4'))
        .toSorted()
        .at(-1) ?? '';
    const file = `cam-1/${name}`;
    const failing = failCall(
      recorder.child.pid ?? NaN,
      path.join(folder, file),
      { call, error: 'EIO', when: 1 },
      path.join(home, `${name}-${trial}.strace`),
    );
    try {
      // What had been synced for the last time before strace was there is tried again with the next file.
      await waitFor('the segment is closed', () => committed(recorder, file));
      const failedAtMs = failing.failedAtMs();
      if (failedAtMs === undefined) continue;
      const alarm = await waitFor('the alarm', () => alarmsOf(recorder)[alarmsBefore]);
      report.measure(fault, 'alarm after, ms', Math.max(0, alarm.atMs - failedAtMs), ALARM_MS);
      report.measure(fault, 'asked again for the same file', failing.callsAfter(), 0);
      const found = (await segments(room)).find((one) => one.file === file);
      report.measure(fault, 'not marked in the record', Number(found?.durable !== false), 0);
      await waitFor('the second copy', () => recorder.words.some((word) => word.kind === 'copied' && word.file === file));
      const { sha256 } = await hashFile(path.join(mirror, file));
      report.measure(fault, 'second copies that differ', Number(sha256 !== committed(recorder, file)), 0);
      await waitFor('the recording goes on', async () => (await segments(room)).some((one) => one.file > file && one.durable));
      report.expect(fault, alarmsOf(recorder).length === alarmsBefore + 1, `${alarmsOf(recorder).length - alarmsBefore} alarms`);
      return file;
    } finally {
      await failing.detach();
    }
  }
  throw new Error(`no ${call} came through strace in ${TRIALS} segments`);
}

function alarmsOf(recorder: FaultProcess<RecorderWord>): readonly { readonly atMs: number }[] {
  return recorder.words.filter((word) => word.kind === 'alarm').filter(({ alarm }) => alarm.kind === 'not-durable');
}

function committed(recorder: FaultProcess<RecorderWord>, file: string): string | undefined {
  return recorder.words.flatMap((word) => (word.kind === 'committed' && word.file === file ? [word.sha256] : []))[0];
}

/** As the camera's journal holds them. */
async function segments({ folder }: Room): Promise<readonly ClosedSegment[]> {
  return segmentsOf(await CaptureJournal.read(path.join(folder, 'cam-1')));
}
