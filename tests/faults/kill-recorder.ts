import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';
import type { WireTap } from '../support/wire-tap';
import { checkEvidence } from './check-evidence';
import { startFaultCamera } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import type { FaultReport } from './fault-report';
import { processesMarked } from './marked-processes';
import type { RecorderWord } from './recorder-words';
import { compareWithLine, lineRested } from './sent-and-recorded';
import { startProcess } from './start-process';
import type { FaultProcess } from './start-process';

const fault = 'SIGKILL recorder';
const LANES = 2;
/** Of one session: then a new one begins, so that a session's beginning is met often. */
const KILLS_A_RUN = 25;
const LONGEST_WAIT_MS = 1_200;
/** The others come at any moment of a start. */
const SHARE_AFTER_ADOPTION = 0.7;
const ids = ['cam-1', 'cam-2'];

/** The whole recorder process is killed and its ffmpegs go on; the next process takes them over (R1, P8). */
export async function killRecorder(options: FamilyOptions): Promise<void> {
  const camera = await startFaultCamera();
  let left = options.n;
  const lane = async (number: number): Promise<void> => {
    const random = seededRandom(options.seed + number);
    while (left > 0) {
      const kills = Math.min(left, KILLS_A_RUN, Math.ceil(options.n / LANES));
      left -= kills;
      await oneSession(camera.rtspPort, kills, random, options);
      options.log(`${left} to begin`);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(LANES, options.n) }, (_, i) => lane(i)));
  } finally {
    await camera.close();
  }
}

async function oneSession(cameraPort: number, kills: number, random: () => number, { scratch, report }: FamilyOptions): Promise<void> {
  const home = await mkdtemp(path.join(scratch, 'killed-'));
  const folder = path.join(home, 'recordings', 's1');
  const taps = await Promise.all(ids.map(async (id) => ({ id, tap: await openWireTap(cameraPort) })));
  const cameras = taps.map(({ id, tap }) => ({ id, url: `rtsp://127.0.0.1:${tap.port}/main` }));
  const mark = `FAULT_HOME=${home}`;
  const start = async (): Promise<FaultProcess<RecorderWord>> =>
    startProcess<RecorderWord>('recorder-process', { home, cameras, segmentSeconds: 1 }, ['env', mark]);
  const committed = new Map<string, string>();
  let recorder = await start();
  try {
    await adopted(recorder);
    for (let kill = 0; kill < kills; kill += 1) {
      const waits = random() < SHARE_AFTER_ADOPTION;
      const beganMs = monotonicMs();
      if (waits) {
        const takenAtMs = await adopted(recorder);
        if (kill > 0) report.measure(fault, 'both cameras adopted after the start of the next process, ms', takenAtMs - beganMs, 5_000);
      }
      await pause(random() * LONGEST_WAIT_MS);
      await recorder.kill();
      for (const [file, sha256] of wordsOf(recorder, taps, report)) committed.set(file, sha256);
      await checkKilled(folder, committed, report);
      recorder = await start();
    }
    await adopted(recorder);
    const endedAtMs = monotonicMs();
    await recorder.end();
    for (const [file, sha256] of wordsOf(recorder, taps, report)) committed.set(file, sha256);
    for (const word of recorder.words)
      if (word.kind === 'gaps') report.expect(fault, word.gaps.length === 0, `gaps recorded: ${JSON.stringify(word.gaps)}`);
    const links = await checkAtRest(folder, committed, report);
    for (const { id, tap } of taps)
      compareWithLine(
        fault,
        report,
        tap,
        links.filter(({ cameraId }) => cameraId === id),
        endedAtMs,
      );
    await waitFor('the processes end', () => processesMarked(mark) === 0, 3_000).catch(() => undefined);
    report.measure(fault, 'processes left over', processesMarked(mark), 0);
  } finally {
    await recorder.end();
    await Promise.all(taps.map(({ tap }) => tap.close()));
    await rm(home, { recursive: true, force: true });
  }
}

interface Tapped {
  readonly id: string;
  readonly tap: WireTap;
}

/** When this process had seen pictures of each camera, in the attempt that has run since the beginning. */
async function adopted(recorder: FaultProcess<RecorderWord>): Promise<number> {
  const firsts = await waitFor(
    'the cameras record',
    () => {
      const found = ids.map((id) =>
        recorder.words.find((word) => word.kind === 'state' && word.cameraId === id && word.state === 'recording'),
      );
      const known = found.flatMap((word) => (word?.kind === 'state' ? [word.atMs] : []));
      return known.length === ids.length && known;
    },
    30_000,
  );
  return Math.max(...firsts);
}

/** What it had committed; it must have had nothing to complain of. */
function wordsOf(
  recorder: FaultProcess<RecorderWord>,
  taps: readonly Tapped[],
  report: FaultReport,
): readonly (readonly [string, string])[] {
  for (const word of recorder.words) {
    if (word.kind === 'problem') report.expect(fault, false, word.detail);
    if (word.kind === 'alarm' && word.alarm.kind !== 'recovered')
      report.expect(
        fault,
        taps.some(({ id, tap }) => id === word.alarm.cameraId && lineRested(tap, word.atMs)),
        `alarm of ${word.alarm.cameraId}: ${word.alarm.kind} ${word.alarm.verdict}`,
      );
  }
  return recorder.words.flatMap((word) => (word.kind === 'committed' ? [[word.file, word.sha256] as const] : []));
}

/** As the killed process left it: the line that it was writing may be torn, and nothing else may be amiss. */
async function checkKilled(folder: string, committed: ReadonlyMap<string, string>, report: FaultReport): Promise<void> {
  const { links, problems } = await checkEvidence(folder, false);
  const inChain = new Map(links.map(({ file, sha256 }) => [file, sha256]));
  report.measure(fault, 'committed segments lost', [...committed].filter(([file, sha256]) => inChain.get(file) !== sha256).length, 0);
  const wrong = problems.filter((problem) => !problem.endsWith('of a torn line'));
  report.measure(fault, 'changed files, broken links', wrong.length, 0);
  for (const problem of wrong) report.expect(fault, false, problem);
}

async function checkAtRest(folder: string, committed: ReadonlyMap<string, string>, report: FaultReport) {
  const { links, problems } = await checkEvidence(folder);
  for (const problem of problems) report.expect(fault, false, problem);
  const inChain = new Map(links.map(({ file, sha256 }) => [file, sha256]));
  const lost = [...committed].filter(([file, sha256]) => inChain.get(file) !== sha256);
  report.measure(fault, 'committed segments lost', lost.length, 0);
  return links;
}
